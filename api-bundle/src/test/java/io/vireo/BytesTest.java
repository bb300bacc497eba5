package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {

    @Test
    void unitsAreMultiplesOf1024() {
        assertEquals(2048, Bytes.ofKib(2).bytes());
        assertEquals(Bytes.ofKib(3072), Bytes.ofMib(3));
        assertEquals(Bytes.ofMib(4096), Bytes.ofGib(4));
    }

    @Test
    void aRemainderIsCutOff() {
        assertEquals(1, Bytes.of(2047).kib());
        assertEquals(0, Bytes.ofKib(1023).mib());
    }

    @Test
    void anAmountIsNeverNegativeAndNeverWrapsAround() {
        assertThrows(IllegalArgumentException.class, () -> Bytes.of(-1));
        assertThrows(IllegalArgumentException.class, () -> Bytes.ofMib(-1));
        assertThrows(ArithmeticException.class, () -> Bytes.ofKib(1L << 53));
        assertThrows(ArithmeticException.class, () -> Bytes.ofGib(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "1023,1023 B",
        "1024,1 KiB",
        "1536,1536 B",
        "536870912,512 MiB",
        "1099511627776,1 TiB",
        "1125899906842624,1024 TiB"
    })
    void textHasTheLargestUnitWithoutARemainder(long bytes, String text) {
        assertEquals(text, Bytes.of(bytes).toString());
    }

    @Test
    void amountsAreOrderedBySize() {
        assertTrue(Bytes.of(1025).compareTo(Bytes.ofKib(1)) > 0);
        assertEquals(0, Bytes.ZERO.compareTo(Bytes.of(0)));
    }
}

package io.vireo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3|3", "0-3|0-3", "0-3,^2,8|0-1,3,8", " 1 , 0 |0-1", "5,5-6|5-6", "^1,1|1", "1,^1-2,3|3"})
    void readsLibvirtsTextAndWritesTheShortest(String text, String shortest) {
        assertEquals(shortest, CpuSet.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "1,", "a", "-1", "1-", "3-1", "^", "1--2", "16384", "0-99999999999", "+ 1", "0x1"})
    void whatIsNoSetIsRefusedWithItsText(String text) {
        VirtException error = assertThrows(VirtException.class, () -> CpuSet.parse(text));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), error.code());
        assertTrue(error.getMessage().contains("'" + text + "' is no set of processors"), error.getMessage());
    }

    @Test
    void theLowestBitOfTheFirstByteIsProcessorZero() {
        assertEquals(CpuSet.of(0, 9), CpuSet.ofMap(new byte[] {1, 2}));
        assertArrayEquals(new byte[] {1, 2}, CpuSet.of(0, 9).toMap(2));
    }

    @Test
    void aMapIsCutOrFilledUp() {
        assertArrayEquals(new byte[] {1}, CpuSet.of(0, 9).toMap(1));
        assertArrayEquals(new byte[] {1, 2, 0}, CpuSet.of(0, 9).toMap(3));
    }

    @Test
    void aMapMayBeAsLongAsTheLastProcessorNeedsAndNoLonger() {
        assertEquals(0, CpuSet.ofMap(new byte[2048]).size());
        assertThrows(VirtException.class, () -> CpuSet.ofMap(new byte[2049]));
        assertTrue(CpuSet.of(16383).contains(16383));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.of(16384));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.of(-1));
    }

    @Test
    void equalSetsAreEqualHoweverTheyWereMade() {
        assertEquals(CpuSet.of(0, 1, 2), CpuSet.parse("0-2"));
        assertEquals(
                CpuSet.of(0, 1, 2).hashCode(), CpuSet.ofMap(new byte[] {7, 0}).hashCode());
        assertFalse(CpuSet.of(0).equals(CpuSet.of(1)));
    }

    @Test
    void answersWhatIsInIt() {
        CpuSet set = CpuSet.of(4, 2);
        assertTrue(set.contains(2));
        assertFalse(set.contains(3));
        assertFalse(set.contains(-1));
        assertEquals(2, set.size());
        assertArrayEquals(new int[] {2, 4}, set.stream().toArray());
    }
}

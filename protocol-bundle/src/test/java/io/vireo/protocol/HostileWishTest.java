package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a client wishes for is held against its bound before a driver is asked.
 *
 * <p>CVE-2024-2494: elsewhere a length that was negative reached an allocation.
 */
class HostileWishTest {

    private final XdrWriter out = new XdrWriter();

    @ParameterizedTest
    @CsvSource({
        "20, -1, 16",
        "20, 16, -1",
        "20, 16385, 1",
        "20, 16384, 513",
        "20, 2147483647, 2147483647",
        "230, -1, 16",
        "230, 16, -2147483648",
        "280, -1, 0",
        "262, -1, 0",
        "262, 17, 0",
        "198, -1, 0",
        "198, 17, 0",
        "223, -1, 0",
        "263, -1, 0",
        "263, 257, 0",
        "159, -1, 0",
        "188, -1, 0",
        "188, 16385, 0"
    })
    void wishOutOfBoundsIsRefused(int procedure, int first, int second) {
        out.writeString("web");
        Scalars.UUID.write(out, UUID.randomUUID());
        out.writeInt(1);
        assertRefused(procedure, first, second);
    }

    @ParameterizedTest
    @CsvSource({"21, -1", "37, -1", "37, 16385", "101, -1", "101, 1025", "227, -1", "228, -1", "289, 65"})
    void wishOfAConnectionOutOfBoundsIsRefused(int procedure, int first) {
        if (procedure == 101 || procedure == 227) {
            out.writeInt(0);
        }
        assertRefused(procedure, first, 0);
    }

    private void assertRefused(int procedure, int first, int second) {
        out.writeInt(first);
        out.writeInt(second);
        out.writeInt(0);
        out.writeInt(0);
        Row row = Table.TABLE.row(Program.REMOTE, procedure).orElseThrow();
        VirtException refused =
                assertThrows(VirtException.class, () -> row.readArgs(new XdrReader(out.toByteArray())), row::toString);
        assertEquals(Optional.of(ErrorCode.INTERNAL_ERROR), refused.code());
    }
}

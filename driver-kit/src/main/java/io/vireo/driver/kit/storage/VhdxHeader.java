package io.vireo.driver.kit.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** How large a VHDX is: a table of regions, in it one of metadata, in it a table of items, among them the size. */
final class VhdxHeader {

    private static final int REGIONS_AT = 192 << 10;
    private static final int TABLE = 64 << 10;
    private static final int MOST = 2047;

    /** The identifiers as they lie on the disk. */
    private static final byte[] METADATA = HexFormat.of().parseHex("06a27c8b90479a4bb8fe575f050f886e");

    private static final byte[] SIZE = HexFormat.of().parseHex("2442a52f1bcd7648b2115dbed83bf4b8");

    private VhdxHeader() {}

    static OptionalLong capacity(FileChannel channel) throws IOException {
        OptionalLong metadata = find(channel, REGIONS_AT, 8, 16, METADATA);
        if (metadata.isEmpty()) {
            return OptionalLong.empty();
        }
        long at = metadata.getAsLong();
        OptionalLong item = find(channel, at, 10, 32, SIZE);
        if (item.isEmpty()) {
            return OptionalLong.empty();
        }
        ByteBuffer size = ImageHeader.readAt(channel, at + (item.getAsLong() & 0xffffffffL), 8);
        long bytes = size.limit() < 8 ? -1 : size.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** The number that stands behind an identifier in a table of entries of 32 bytes. */
    private static OptionalLong find(FileChannel channel, long at, int countAt, int firstAt, byte[] id)
            throws IOException {
        if (at < 0) {
            return OptionalLong.empty();
        }
        ByteBuffer table = ImageHeader.readAt(channel, at, TABLE).order(ByteOrder.LITTLE_ENDIAN);
        if (table.limit() < firstAt) {
            return OptionalLong.empty();
        }
        int count = Math.min(MOST, table.getShort(countAt) & 0xffff);
        for (int each = 0; each < count && firstAt + (each + 1) * 32 <= table.limit(); each++) {
            int entry = firstAt + each * 32;
            if (Arrays.equals(table.array(), entry, entry + 16, id, 0, 16)) {
                return OptionalLong.of(firstAt == 16 ? table.getLong(entry + 16) : table.getInt(entry + 16));
            }
        }
        return OptionalLong.empty();
    }
}

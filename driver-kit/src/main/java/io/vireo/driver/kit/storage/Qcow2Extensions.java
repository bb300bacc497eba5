package io.vireo.driver.kit.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What follows the header of a qcow2. */
final class Qcow2Extensions {

    private static final int BACKING_FORMAT = 0xe2792aca;
    private static final int LONGEST_NAME = 32;
    private static final int MOST = 64 << 10;

    private Qcow2Extensions() {}

    static Optional<String> backingFormat(FileChannel channel, int from) throws IOException {
        long at = from;
        while (at >= 0 && at < MOST) {
            ByteBuffer head = ImageHeader.readAt(channel, at, 8);
            if (head.limit() < 8 || head.getInt(0) == 0) {
                return Optional.empty();
            }
            long length = head.getInt(4) & 0xffffffffL;
            if (head.getInt(0) == BACKING_FORMAT && length <= LONGEST_NAME) {
                ByteBuffer name = ImageHeader.readAt(channel, at + 8, (int) length);
                return Optional.of(new String(name.array(), 0, name.limit(), StandardCharsets.ISO_8859_1));
            }
            at += 8 + (length + 7) / 8 * 8;
        }
        return Optional.empty();
    }
}

package io.vireo.driver.test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A picture for a guest that shows none: eight grey bars, as a PNG file made without any graphics library. */
final class TestCard {

    /** The file. */
    static final byte[] PNG = make();

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private TestCard() {}

    private static byte[] make() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(WIDTH)
                .putInt(HEIGHT)
                .put((byte) 8) // bits of a sample
                .array(); // grey, deflate, plain filter, not interlaced: all zero
        chunk(file, "IHDR", header);
        chunk(file, "IDAT", deflated(lines()));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Each line begins with the number of its filter, 0 for none. */
    private static byte[] lines() {
        byte[] lines = new byte[HEIGHT * (WIDTH + 1)];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                lines[y * (WIDTH + 1) + 1 + x] = (byte) (x * 8 / WIDTH * 255 / 7);
            }
        }
        return lines;
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            byte[] buffer = new byte[data.length];
            int length = deflater.deflate(buffer);
            return java.util.Arrays.copyOf(buffer, length);
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}

package io.vireo.protocol;

import io.vireo.Chars;
import java.nio.charset.StandardCharsets;

/** A text as an array of characters, four bytes each, with a final NUL. */
record Texts(int bound, boolean fixed) implements Codec<String> {

    private static final int WORD = 4;

    static Texts of(Chars chars) {
        return new Texts(chars.value(), chars.fixed());
    }

    @Override
    public void write(XdrWriter out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= bound) {
            throw new XdrException("a text of " + bytes.length + " bytes and its NUL do not fit into " + bound);
        }
        if (!fixed) {
            out.writeCount(bytes.length + 1, bound);
        }
        for (byte each : bytes) {
            out.writeInt(each);
        }
        int filled = fixed ? bound : bytes.length + 1;
        for (int i = bytes.length; i < filled; i++) {
            out.writeInt(0);
        }
    }

    @Override
    public String read(XdrReader in) {
        int length = fixed ? bound : in.readCount(bound, WORD);
        byte[] bytes = new byte[length];
        int used = length;
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) in.readInt();
            if (bytes[i] == 0 && used == length) {
                used = i;
            }
        }
        return new String(bytes, 0, used, StandardCharsets.UTF_8);
    }

    @Override
    public int least() {
        return fixed ? bound * WORD : WORD;
    }

    @Override
    public String xdr() {
        return fixed ? "char[" + bound + "]" : "char<" + bound + ">";
    }
}

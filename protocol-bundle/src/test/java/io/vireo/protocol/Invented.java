package io.vireo.protocol;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** A message of a layout whose values a fuzzer chooses; fuzzers of other bundles use it too. */
public final class Invented {

    private static final int MANY = 4;
    private static final int TYPES = 8;

    private final String layout;
    private final FuzzedDataProvider data;
    private final XdrWriter out = new XdrWriter();
    private int position;

    /**
     * Begins a message.
     *
     * @param layout its layout, as a row gives it
     * @param data who chooses
     */
    public Invented(String layout, FuzzedDataProvider data) {
        this.layout = layout;
        this.data = data;
    }

    /**
     * Makes the message; once.
     *
     * @return the bytes after the header
     */
    public byte[] bytes() {
        words(true);
        return out.toByteArray();
    }

    /** Walks words up to the end or to a closing bracket; writes them when they are there. */
    private void words(boolean there) {
        while (position < layout.length() && layout.charAt(position) != ')') {
            char first = layout.charAt(position);
            if (first == ' ') {
                position++;
            } else if (first == '?') {
                position += 2;
                optional(there);
            } else if (first == '<') {
                position = layout.indexOf('(', position) + 1;
                list(there);
            } else {
                word(there);
            }
        }
    }

    private void optional(boolean there) {
        boolean present = there && data.consumeBoolean();
        if (there) {
            out.writeInt(present ? 1 : 0);
        }
        words(present);
        position++;
    }

    private void list(boolean there) {
        int begin = position;
        int count = there ? data.consumeInt(0, MANY) : 0;
        if (there) {
            out.writeInt(count);
        }
        words(count > 0);
        int end = position;
        for (int i = 1; i < count; i++) {
            position = begin;
            words(true);
        }
        position = end + 1;
    }

    private void word(boolean there) {
        int end = position;
        while (end < layout.length() && " )".indexOf(layout.charAt(end)) < 0) {
            end++;
        }
        String word = layout.substring(position, end);
        position = end;
        if (there) {
            write(word);
        }
    }

    private void write(String word) {
        switch (word) {
            case Layout.INT -> out.writeInt(data.consumeBoolean() ? data.consumeInt() : data.consumeInt(-1, TYPES));
            case Layout.HYPER -> out.writeLong(data.consumeLong());
            case Layout.DOUBLE -> out.writeDouble(data.consumeDouble());
            case Layout.STRING -> out.writeOpaque(data.consumeBytes(data.consumeInt(0, 64)), 64);
            case "param" -> parameter();
            default -> array(word);
        }
    }

    private void parameter() {
        int type = data.consumeInt(0, TYPES);
        out.writeInt(type);
        switch (type) {
            case 3, 4, 5 -> out.writeLong(data.consumeLong());
            case 7 -> out.writeOpaque(data.consumeBytes(16), 16);
            default -> out.writeInt(data.consumeInt());
        }
    }

    private void array(String word) {
        int bound = Integer.parseInt(word.replaceAll("\\D", ""));
        boolean fixed = word.indexOf('[') >= 0;
        int length = fixed ? bound : data.consumeInt(0, Math.min(bound, 32));
        if (!fixed) {
            out.writeInt(length);
        }
        if (word.startsWith("char")) {
            for (int i = 0; i < length; i++) {
                out.writeInt(data.consumeByte());
            }
        } else {
            byte[] block = new byte[length];
            byte[] some = data.consumeBytes(length);
            System.arraycopy(some, 0, block, 0, some.length);
            out.writeFixed(block);
        }
    }
}

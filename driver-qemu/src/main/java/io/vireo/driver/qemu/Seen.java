package io.vireo.driver.qemu;

/** Makes what a peer sent fit to stand in a message: quoted, printable and short. */
final class Seen {
    private static final int MAX = 200;

    private Seen() {}

    static String of(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < MAX; i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) ? '?' : c);
        }
        return out.append(text.length() > MAX ? "...\" (" + text.length() + " characters)" : "\"")
                .toString();
    }

    /** A name as libvirt's messages have it, unless it is one that would garble them. */
    static String plain(String name) {
        return name.matches("[\\w.:-]{1,100}") ? name : of(name);
    }
}

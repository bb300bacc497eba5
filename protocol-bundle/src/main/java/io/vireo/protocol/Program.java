package io.vireo.protocol;

import java.util.Optional;

/** A program of the protocol: a space of procedure numbers, and a version of it. */
public enum Program {
    /** Everything that every driver may have. */
    REMOTE(0x20008086),
    /** What only QEMU has. */
    QEMU(0x20008087),
    /** What only LXC has. */
    LXC(0x00068000),
    /** Are you there? I am. */
    KEEPALIVE(0x6b656570);

    /** The version of every program, since the beginning. */
    public static final int VERSION = 1;

    private static final Program[] ALL = values();

    private final int number;

    Program(int number) {
        this.number = number;
    }

    /**
     * Returns the program with a number.
     *
     * @param number the first word of a header
     * @return the program, or empty
     */
    public static Optional<Program> of(int number) {
        for (Program program : ALL) {
            if (program.number == number) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the program's number.
     *
     * @return the first word of a header
     */
    public int number() {
        return number;
    }
}

package io.vireo.domain;

import java.util.Arrays;

/**
 * What one step of a migration hands to the next: bytes that only the drivers understand.
 *
 * @param bytes the bytes; copied
 */
public record MigrationCookie(byte[] bytes) {

    /** Nothing, as the first step gets it. */
    public static final MigrationCookie NONE = new MigrationCookie(new byte[0]);

    /** Keeps a copy of the bytes. */
    public MigrationCookie {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationCookie that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}

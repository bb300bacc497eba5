package io.vireo.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a mechanism of SASL says in one step; none is not the same as nothing.
 *
 * @param bytes the bytes, or none
 */
public record SaslData(Optional<byte[]> bytes) {

    /** No data. */
    public static final SaslData NONE = new SaslData(Optional.empty());

    /**
     * Makes a step that has data.
     *
     * @param bytes the bytes
     * @return the data
     */
    public static SaslData of(byte[] bytes) {
        return new SaslData(Optional.of(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaslData that
                && bytes.isPresent() == that.bytes.isPresent()
                && Arrays.equals(bytes.orElse(null), that.bytes.orElse(null));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes.orElse(null));
    }

    /** Says how much there is, never what: it may be a password. */
    @Override
    public String toString() {
        return bytes.map(each -> each.length + " bytes").orElse("none");
    }
}

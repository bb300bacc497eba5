package io.vireo.domain;

import io.vireo.Bytes;

/**
 * How fast data are moved.
 *
 * <p>The wire has bytes or MiB a second, and a flag that says which; here it is a value that has no unit.
 *
 * @param bytesPerSecond bytes a second; 0 means that there is no limit
 */
public record Bandwidth(long bytesPerSecond) {

    /** As fast as possible. */
    public static final Bandwidth UNLIMITED = new Bandwidth(0);

    /** Refuses a negative speed. */
    public Bandwidth {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a speed cannot be negative: " + bytesPerSecond);
        }
    }

    /**
     * Returns a speed.
     *
     * @param amount how much a second
     * @return the speed
     */
    public static Bandwidth of(Bytes amount) {
        return new Bandwidth(amount.bytes());
    }

    /**
     * Returns what is moved in a second.
     *
     * @return the amount
     */
    public Bytes perSecond() {
        return Bytes.of(bytesPerSecond);
    }
}

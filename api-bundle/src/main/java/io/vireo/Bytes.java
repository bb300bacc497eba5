package io.vireo;

/**
 * An amount of memory or storage.
 *
 * <p>The number of bytes is never negative: {@link IllegalArgumentException} otherwise, and {@link ArithmeticException}
 * when a multiple does not fit into 63 bits.
 *
 * @param bytes the number of bytes
 */
public record Bytes(long bytes) implements Comparable<Bytes> {

    /** No bytes at all. */
    public static final Bytes ZERO = new Bytes(0);

    private static final int UNIT = 10;

    /** Refuses a negative amount. */
    public Bytes {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    /**
     * Returns an amount in bytes.
     *
     * @param bytes how many bytes
     * @return the amount
     */
    public static Bytes of(long bytes) {
        return bytes == 0 ? ZERO : new Bytes(bytes);
    }

    /**
     * Returns an amount in KiB, 1024 bytes each.
     *
     * @param kib how many KiB
     * @return the amount
     */
    public static Bytes ofKib(long kib) {
        return new Bytes(Math.multiplyExact(kib, 1L << UNIT));
    }

    /**
     * Returns an amount in MiB, 1024 KiB each.
     *
     * @param mib how many MiB
     * @return the amount
     */
    public static Bytes ofMib(long mib) {
        return new Bytes(Math.multiplyExact(mib, 1L << 2 * UNIT));
    }

    /**
     * Returns an amount in GiB, 1024 MiB each.
     *
     * @param gib how many GiB
     * @return the amount
     */
    public static Bytes ofGib(long gib) {
        return new Bytes(Math.multiplyExact(gib, 1L << 3 * UNIT));
    }

    /**
     * Returns the amount in whole KiB, rounded down.
     *
     * @return KiB
     */
    public long kib() {
        return bytes >> UNIT;
    }

    /**
     * Returns the amount in whole MiB, rounded down.
     *
     * @return MiB
     */
    public long mib() {
        return bytes >> 2 * UNIT;
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(bytes, other.bytes);
    }

    /**
     * Returns the amount in the largest unit that holds it without a remainder, for example {@code 512 MiB}.
     *
     * @return text for people
     */
    @Override
    public String toString() {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        long amount = bytes;
        int unit = 0;
        while (unit < units.length - 1 && amount != 0 && (amount & ((1L << UNIT) - 1)) == 0) {
            amount >>= UNIT;
            unit++;
        }
        return amount + " " + units[unit];
    }
}

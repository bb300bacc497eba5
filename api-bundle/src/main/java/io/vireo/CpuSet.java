package io.vireo;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of processors by number, from 0 to 16383. */
public final class CpuSet {

    private static final int LIMIT = 16384;

    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /**
     * Returns the set with some processors.
     *
     * @param cpus their numbers
     * @return the set
     * @throws IllegalArgumentException when a number is out of range
     */
    public static CpuSet of(int... cpus) {
        BitSet bits = new BitSet();
        for (int cpu : cpus) {
            bits.set(checked(cpu));
        }
        return new CpuSet(bits);
    }

    /**
     * Reads libvirt's text form: numbers, ranges and exclusions after a comma, as in {@code 0-3,^2,8}.
     *
     * @param text the text
     * @return the set
     * @throws VirtException when the text is none, with {@link ErrorCode#INVALID_ARG}
     */
    public static CpuSet parse(String text) {
        BitSet bits = new BitSet();
        for (String part : text.split(",", -1)) {
            read(part.strip(), bits, text);
        }
        return new CpuSet(bits);
    }

    /**
     * Reads a map of bits, the lowest bit of the first byte being processor 0.
     *
     * @param map the bytes
     * @return the set
     */
    public static CpuSet ofMap(byte[] map) {
        if (map.length > LIMIT / Byte.SIZE) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "a map of " + map.length + " bytes has more than " + LIMIT + " processors");
        }
        return new CpuSet(BitSet.valueOf(map));
    }

    private static void read(String part, BitSet bits, String text) {
        boolean exclude = part.startsWith("^");
        String range = exclude ? part.substring(1) : part;
        int dash = range.indexOf('-');
        try {
            int first = checked(Integer.parseInt(dash < 0 ? range : range.substring(0, dash)));
            int last = dash < 0 ? first : checked(Integer.parseInt(range.substring(dash + 1)));
            if (last < first) {
                throw new IllegalArgumentException("the range " + range + " ends before it begins");
            }
            bits.set(first, last + 1, !exclude);
        } catch (IllegalArgumentException bad) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "'" + text + "' is no set of processors such as 0-3,^2,8: '" + part + "'",
                    bad);
        }
    }

    private static int checked(int cpu) {
        if (cpu < 0 || cpu >= LIMIT) {
            throw new IllegalArgumentException("a processor's number is between 0 and " + (LIMIT - 1) + ", not " + cpu);
        }
        return cpu;
    }

    /**
     * Says whether a processor is in the set.
     *
     * @param cpu its number
     * @return true when it is
     */
    public boolean contains(int cpu) {
        return cpu >= 0 && bits.get(cpu);
    }

    /**
     * Returns how many processors there are in the set.
     *
     * @return the number
     */
    public int size() {
        return bits.cardinality();
    }

    /**
     * Returns the numbers, rising.
     *
     * @return a stream of numbers
     */
    public IntStream stream() {
        return bits.stream();
    }

    /**
     * Returns the map of bits, cut or filled up to a length.
     *
     * @param length how many bytes
     * @return the bytes
     */
    public byte[] toMap(int length) {
        return Arrays.copyOf(bits.toByteArray(), length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /**
     * Returns libvirt's text form, without exclusions.
     *
     * @return a text such as {@code 0-1,3}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int first = bits.nextSetBit(0); first >= 0; ) {
            int end = bits.nextClearBit(first);
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (end - first > 1) {
                text.append('-').append(end - 1);
            }
            first = bits.nextSetBit(end);
        }
        return text.toString();
    }
}

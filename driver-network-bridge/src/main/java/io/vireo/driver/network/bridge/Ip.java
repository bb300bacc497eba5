package io.vireo.driver.network.bridge;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as a number.
 *
 * @param value the number
 * @param bits 32 for IPv4, 128 for IPv6
 */
record Ip(BigInteger value, int bits) implements Comparable<Ip> {

    private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int GROUPS = 8;

    /** The address that is written there; names are not looked up, they are no addresses. */
    static Optional<Ip> parse(String text) {
        if (FOUR.matcher(text).matches()) {
            return four(text);
        }
        return SIX.matcher(text).matches() && text.length() < 64 ? six(text) : Optional.empty();
    }

    private static Optional<Ip> four(String text) {
        BigInteger value = BigInteger.ZERO;
        for (String part : text.split("\\.")) {
            int number = Integer.parseInt(part);
            if (number > 255) {
                return Optional.empty();
            }
            value = value.shiftLeft(8).add(BigInteger.valueOf(number));
        }
        return Optional.of(new Ip(value, 32));
    }

    private static Optional<Ip> six(String text) {
        try {
            // A text with a colon is never taken for a name.
            byte[] bytes = InetAddress.getByName(text).getAddress();
            BigInteger value = new BigInteger(1, bytes);
            BigInteger mapped = bytes.length == 4 ? BigInteger.valueOf(0xffff).shiftLeft(32) : BigInteger.ZERO;
            return Optional.of(new Ip(value.or(mapped), 128));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    boolean isFour() {
        return bits == 32;
    }

    /** The first address of the network of that prefix. */
    Ip network(int prefix) {
        return new Ip(value.shiftRight(bits - prefix).shiftLeft(bits - prefix), bits);
    }

    /** The last address of the network of that prefix. */
    Ip last(int prefix) {
        BigInteger hosts = BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE);
        return new Ip(network(prefix).value().or(hosts), bits);
    }

    /** How many addresses there are from this one to the other, both counted. */
    BigInteger distance(Ip end) {
        return end.value().subtract(value).add(BigInteger.ONE);
    }

    /** The prefix that a netmask stands for; empty when its ones are not all at the front. */
    static Optional<Integer> prefixOf(Ip netmask) {
        int ones = netmask.value().bitCount();
        return netmask.equals(mask(ones, netmask.bits())) ? Optional.of(ones) : Optional.empty();
    }

    /** The netmask of a prefix. */
    static Ip mask(int prefix, int bits) {
        BigInteger ones = BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE);
        return new Ip(ones.shiftLeft(bits - prefix), bits);
    }

    @Override
    public int compareTo(Ip other) {
        return bits == other.bits ? value.compareTo(other.value) : Integer.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return isFour() ? fourText() : sixText();
    }

    private String fourText() {
        long number = value.longValue();
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** The shortest form: the longest run of zeros, from two on, becomes two colons. */
    private String sixText() {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = value.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff;
        }
        int best = -1;
        int longest = 1;
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && groups[to] == 0) {
                to++;
            }
            if (to - from > longest) {
                best = from;
                longest = to - from;
            }
        }
        return best < 0
                ? joined(groups)
                : joined(Arrays.copyOf(groups, best)) + "::"
                        + joined(Arrays.copyOfRange(groups, best + longest, GROUPS));
    }

    private static String joined(int[] groups) {
        return String.join(
                ":", Arrays.stream(groups).mapToObj(Integer::toHexString).toList());
    }
}

package io.vireo.driver.nwfilter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of Ethernet and IP: their canonical forms, and arithmetic with their masks. */
final class Addresses {

    private static final int MAC_BITS = 48;
    static final int IP_BITS = 32;
    static final int IP6_BITS = 128;

    private Addresses() {}

    static Optional<String> mac(String text) {
        return text.matches("([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}")
                ? Optional.of(Stream.of(text.split(":"))
                        .map(part -> (part.length() == 1 ? "0" + part : part).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(":")))
                : Optional.empty();
    }

    static Optional<String> macMask(String text) {
        return mac(text).filter(mask -> prefix(macBits(mask), MAC_BITS).isPresent());
    }

    static Optional<String> ip(String text) {
        return ipBits(text).map(Addresses::ipText);
    }

    static Optional<String> ip6(String text) {
        return Ip6.bits(text).map(Ip6::text);
    }

    /** A number of bits, also for a mask that is written as an address. */
    static Optional<String> ipMask(String text) {
        return bits(text, IP_BITS).or(() -> ipBits(text).flatMap(mask -> prefix(mask, IP_BITS)));
    }

    static Optional<String> ip6Mask(String text) {
        return bits(text, IP6_BITS).or(() -> Ip6.bits(text).flatMap(mask -> prefix(mask, IP6_BITS)));
    }

    private static Optional<String> bits(String text, int most) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most
                ? Optional.of(String.valueOf(Integer.parseInt(text)))
                : Optional.empty();
    }

    private static Optional<String> prefix(BigInteger mask, int width) {
        int ones = mask.bitCount();
        return mask.equals(ones(ones, width)) ? Optional.of(String.valueOf(ones)) : Optional.empty();
    }

    /** The mask of so many bits. */
    private static BigInteger ones(int count, int width) {
        return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE).shiftLeft(width - count);
    }

    /** The part of an address that its mask leaves, both canonical. */
    static String masked(String mac, String mask) {
        return macText(macBits(mac).and(macBits(mask)));
    }

    /** A network: the part of an address that so many bits leave, and their number. */
    static String network(String address, int prefix, boolean six) {
        int width = six ? IP6_BITS : IP_BITS;
        BigInteger bits = (six ? Ip6.bits(address) : ipBits(address)).orElseThrow();
        BigInteger left = bits.and(ones(prefix, width));
        return (six ? Ip6.text(left) : ipText(left)) + "/" + prefix;
    }

    /** Compares two addresses of one family. */
    static int compare(String one, String other, boolean six) {
        return six
                ? Ip6.bits(one).orElseThrow().compareTo(Ip6.bits(other).orElseThrow())
                : ipBits(one).orElseThrow().compareTo(ipBits(other).orElseThrow());
    }

    /** A MAC address as one hexadecimal number. */
    static String macNumber(String mac) {
        return "0x" + mac.replace(":", "");
    }

    private static BigInteger macBits(String mac) {
        return new BigInteger(mac.replace(":", ""), 16);
    }

    private static String macText(BigInteger bits) {
        String digits = String.format(Locale.ROOT, "%012x", bits);
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < digits.length(); at += 2) {
            parts.add(digits.substring(at, at + 2));
        }
        return String.join(":", parts);
    }

    static Optional<BigInteger> ipBits(String text) {
        if (!text.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}")) {
            return Optional.empty();
        }
        BigInteger bits = BigInteger.ZERO;
        for (String part : text.split("\\.")) {
            int value = Integer.parseInt(part);
            if (value > 255) {
                return Optional.empty();
            }
            bits = bits.shiftLeft(8).or(BigInteger.valueOf(value));
        }
        return Optional.of(bits);
    }

    static String ipText(BigInteger bits) {
        long value = bits.longValue();
        return (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }
}

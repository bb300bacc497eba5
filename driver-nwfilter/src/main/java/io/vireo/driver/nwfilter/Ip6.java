package io.vireo.driver.nwfilter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of addresses of IPv6. */
final class Ip6 {

    private static final int PARTS = 8;

    private Ip6() {}

    /** Reads an address; empty when it is none. */
    static Optional<BigInteger> bits(String text) {
        if (text.length() > 45 || !text.matches("[0-9a-fA-F:]*:[0-9a-fA-F.]*")) {
            return Optional.empty();
        }
        String[] halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        Optional<List<Integer>> head = parts(halves[0]);
        Optional<List<Integer>> tail = halves.length == 2 ? parts(halves[1]) : Optional.of(List.of());
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int missing = PARTS - head.get().size() - tail.get().size();
        if (halves.length == 2 ? missing < 1 : missing != 0) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        all.addAll(Collections.nCopies(missing, 0));
        all.addAll(tail.get());
        return Optional.of(join(all));
    }

    private static BigInteger join(List<Integer> parts) {
        BigInteger bits = BigInteger.ZERO;
        for (int part : parts) {
            bits = bits.shiftLeft(16).or(BigInteger.valueOf(part));
        }
        return bits;
    }

    private static Optional<List<Integer>> parts(String half) {
        List<Integer> parts = new ArrayList<>();
        if (half.isEmpty()) {
            return Optional.of(parts);
        }
        String[] words = half.split(":", -1);
        for (int at = 0; at < words.length; at++) {
            if (words[at].matches("[0-9a-fA-F]{1,4}")) {
                parts.add(Integer.parseInt(words[at], 16));
                continue;
            }
            Optional<BigInteger> four = at == words.length - 1 ? Addresses.ipBits(words[at]) : Optional.empty();
            if (four.isEmpty()) {
                return Optional.empty();
            }
            parts.add(four.get().shiftRight(16).intValue());
            parts.add(four.get().intValue() & 0xffff);
        }
        return Optional.of(parts);
    }

    /** Writes an address: the longest run of zeros left out, and a part that is an address of IPv4 as one. */
    static String text(BigInteger bits) {
        List<Integer> parts = new ArrayList<>();
        for (int at = PARTS - 1; at >= 0; at--) {
            parts.add(bits.shiftRight(16 * at).intValue() & 0xffff);
        }
        boolean four = bits.shiftRight(32).equals(BigInteger.valueOf(0xffff));
        if (four) {
            return "::ffff:" + Addresses.ipText(bits.and(BigInteger.valueOf(0xffff_ffffL)));
        }
        int start = 0;
        int length = 0;
        for (int at = 0; at < PARTS; at++) {
            int run = zeros(parts, at);
            if (run > length) {
                start = at;
                length = run;
            }
        }
        return length < 2
                ? hex(parts)
                : hex(parts.subList(0, start)) + "::" + hex(parts.subList(start + length, PARTS));
    }

    private static int zeros(List<Integer> parts, int from) {
        int at = from;
        while (at < PARTS && parts.get(at) == 0) {
            at++;
        }
        return at - from;
    }

    private static String hex(List<Integer> parts) {
        return parts.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
    }
}

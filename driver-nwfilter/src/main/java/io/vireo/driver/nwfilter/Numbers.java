package io.vireo.driver.nwfilter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers of headers, and the names that some of them have. */
final class Numbers {

    static final Numbers ETHERTYPES = new Numbers()
            .with("ipv4", 0x0800)
            .with("arp", 0x0806)
            .with("rarp", 0x8035)
            .with("vlan", 0x8100)
            .with("ipv6", 0x86dd);
    static final Numbers OPCODES = new Numbers()
            .with("Request", 1)
            .with("Reply", 2)
            .with("Request_Reverse", 3)
            .with("Reply_Reverse", 4)
            .with("DRARP_Request", 5)
            .with("DRARP_Reply", 6)
            .with("DRARP_Error", 7)
            .with("InARP_Request", 8)
            .with("ARP_NAK", 9);
    static final Numbers PROTOCOLS = new Numbers()
            .with("icmp", 1)
            .with("igmp", 2)
            .with("tcp", 6)
            .with("udp", 17)
            .with("esp", 50)
            .with("ah", 51)
            .with("icmpv6", 58)
            .with("sctp", 132)
            .with("udplite", 136);

    private final Map<String, Long> names = new LinkedHashMap<>();

    private Numbers() {}

    private Numbers with(String name, long number) {
        names.put(name, number);
        return this;
    }

    /** The name as it is written, whatever case it is given in. */
    Optional<String> nameOf(String text) {
        return names.keySet().stream().filter(text::equalsIgnoreCase).findFirst();
    }

    Optional<String> nameOf(long number) {
        return names.entrySet().stream()
                .filter(each -> each.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The number of a canonical value: a name, or the number itself. */
    long numberOf(String canonical) {
        return Optional.ofNullable(names.get(canonical))
                .or(() -> parse(canonical))
                .orElseThrow(() -> Refusal.internal("'" + canonical + "' is no number"));
    }

    static boolean isHex(String text) {
        return text.startsWith("0x") || text.startsWith("0X");
    }

    /** Reads a decimal or hexadecimal number that is not negative. */
    static Optional<Long> parse(String text) {
        try {
            return isHex(text) ? digits(text.substring(2), 16, "[0-9a-fA-F]{1,8}") : digits(text, 10, "[0-9]{1,10}");
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Long> digits(String text, int base, String form) {
        return text.matches(form) ? Optional.of(Long.parseLong(text, base)) : Optional.empty();
    }

    /** The value of a canonical number. */
    static long of(String canonical) {
        return parse(canonical).orElseThrow(() -> Refusal.internal("'" + canonical + "' is no number"));
    }
}

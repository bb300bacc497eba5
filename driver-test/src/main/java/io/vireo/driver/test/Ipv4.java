package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.Optional;

/** IPv4 addresses as numbers. */
final class Ipv4 {

    private static final int PARTS = 4;
    private static final int DEFAULT_PREFIX = 24;

    private Ipv4() {}

    static Optional<Long> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        long address = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return Optional.of(address);
    }

    static String toText(long address) {
        return (address >> 24 & 0xff) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "."
                + (address & 0xff);
    }

    /** The length of the network's part in an address, from an {@code ip} element. */
    static int prefix(Element ip) {
        return ip.attribute("prefix")
                .map(Integer::parseInt)
                .or(() -> ip.attribute("netmask").flatMap(Ipv4::parse).map(Long::bitCount))
                .orElse(DEFAULT_PREFIX);
    }
}

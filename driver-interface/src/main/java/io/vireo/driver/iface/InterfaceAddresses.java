package io.vireo.driver.iface;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.regex.Pattern;

/** Addresses as a definition writes them. */
final class InterfaceAddresses {

    private static final Pattern FOUR = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(\\.|$)){4}");
    private static final Pattern SIX = Pattern.compile("(?=.*:)[0-9a-fA-F:]{2,39}");
    private static final int BITS_OF_FOUR = 32;
    private static final int BITS_OF_SIX = 128;
    private static final int USUAL_OF_FOUR = 24;
    private static final int USUAL_OF_SIX = 64;

    private InterfaceAddresses() {}

    /** Refuses a protocol of an unknown family, and addresses that are none of it. */
    static void check(Element protocol) {
        String family = protocol.attribute("family").orElse("");
        if (!family.equals("ipv4") && !family.equals("ipv6")) {
            throw InterfaceRefusal.xml("unsupported protocol family '" + Names.shown(family) + "'");
        }
        protocol.children("ip").forEach(ip -> {
            require(protocol, ip.attribute("address").orElse(""));
            prefix(protocol, ip);
        });
        protocol.children("route")
                .forEach(route -> require(protocol, route.attribute("gateway").orElse("")));
    }

    static boolean isFour(Element protocol) {
        return protocol.has("family", "ipv4");
    }

    static void requireFour(String address) {
        if (!FOUR.matcher(address).matches()) {
            throw InterfaceRefusal.xml("'" + Names.shown(address) + "' is no IPv4 address");
        }
    }

    private static void require(Element protocol, String address) {
        if (isFour(protocol)) {
            requireFour(address);
        } else if (!SIX.matcher(address).matches()) {
            throw InterfaceRefusal.xml("'" + Names.shown(address) + "' is no IPv6 address");
        }
    }

    /** How long the part of an address is that names the network. */
    static int prefix(Element protocol, Element ip) {
        boolean four = isFour(protocol);
        String written = ip.attribute("prefix").orElse(Integer.toString(four ? USUAL_OF_FOUR : USUAL_OF_SIX));
        try {
            int prefix = Integer.parseInt(written);
            if (prefix >= 0 && prefix <= (four ? BITS_OF_FOUR : BITS_OF_SIX)) {
                return prefix;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw InterfaceRefusal.xml("'" + Names.shown(written) + "' is no prefix");
    }
}

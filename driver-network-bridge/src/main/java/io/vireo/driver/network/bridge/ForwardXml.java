package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code forward} element of a network. */
final class ForwardXml {

    private static final long LAST_PORT = 65_535;
    /** Privileged ports are not taken from the host's own services. */
    private static final String FIRST_FREE_PORT = "1024";

    private static final String[] CHILDREN = {"driver", "nat", "pf", "interface", "address"};

    private ForwardXml() {}

    static Element complete(Element given, Mode mode, String network) {
        Element forward = given.with("mode", mode.word());
        forward = mode == Mode.HOSTDEV && forward.attribute("managed").isEmpty()
                ? forward.with("managed", "no")
                : forward;
        checkChoice(forward, network);
        Optional<Element> nat = forward.child("nat");
        if (nat.isPresent()) {
            checkTranslation(nat.get(), mode, network);
        }
        requireOncePci(forward);
        return Ordered.children(Ordered.attributes(withDevice(forward, network), "dev", "mode", "managed"), CHILDREN);
    }

    /** A network as it runs: the ports that stand in for those of guests are written also when nobody chose them. */
    static Element withPorts(Element network) {
        if (Mode.of(network) != Mode.NAT || network.find("forward/nat/port").isPresent()) {
            return network;
        }
        return network.mapChildren("forward", forward -> {
            Element nat = forward.child("nat").orElseGet(() -> Element.of("nat"));
            Element ports = Element.of("port").with("start", FIRST_FREE_PORT).with("end", Long.toString(LAST_PORT));
            Element changed = forward.put(nat.add(ports));
            return Ordered.children(changed, CHILDREN);
        });
    }

    private static void checkChoice(Element forward, String network) {
        long ways = Stream.of("interface", "address", "pf")
                .filter(each -> forward.child(each).isPresent())
                .count();
        if (ways > 1) {
            throw Refusal.xml("<address>, <interface>, and <pf> elements of <forward> in network " + network
                    + " are mutually exclusive");
        }
        if (forward.children("nat").size() > 1) {
            throw Refusal.xml("Only one <nat> element is allowed in <forward> in network " + network);
        }
        for (Element each : forward.children("interface")) {
            if (each.attribute("dev").filter(dev -> !dev.isEmpty()).isEmpty()) {
                throw Refusal.xml("Missing required dev attribute in <forward> interface in network " + network);
            }
        }
    }

    /** The attribute and the first of the interfaces are one fact, and both are written. */
    private static Element withDevice(Element forward, String network) {
        Optional<String> device = forward.attribute("dev");
        List<Element> interfaces = forward.children("interface");
        if (device.isEmpty()) {
            return interfaces.isEmpty() ? forward : forward.with("dev", dev(interfaces.get(0)));
        }
        if (interfaces.isEmpty()) {
            return forward.child("pf").isPresent() || forward.child("address").isPresent()
                    ? forward
                    : forward.add(Element.of("interface").with("dev", device.get()));
        }
        if (!dev(interfaces.get(0)).equals(device.get())) {
            throw Refusal.xml("<forward dev='" + device.get() + "'> must match first <interface dev='"
                    + dev(interfaces.get(0)) + "'/> in network " + network);
        }
        return forward;
    }

    private static String dev(Element each) {
        return each.attribute("dev").orElse("");
    }

    private static void requireOncePci(Element forward) {
        Set<String> seen = new HashSet<>();
        for (Element address : forward.children("address")) {
            String pci = pci(address);
            if (!seen.add(pci)) {
                throw Refusal.xml("PCI device '" + pci + "' can only be listed once in network hostdev");
            }
        }
    }

    private static String pci(Element address) {
        return String.format(
                "%04x:%02x:%02x.%x",
                number(address, "domain"),
                number(address, "bus"),
                number(address, "slot"),
                number(address, "function"));
    }

    private static int number(Element address, String attribute) {
        String text = address.attribute(attribute).orElse("0");
        try {
            return Integer.decode(text);
        } catch (NumberFormatException none) {
            throw Values.wrong(address, attribute, "'" + text + "'. Expected a number");
        }
    }

    private static void checkTranslation(Element nat, Mode mode, String network) {
        if (mode != Mode.NAT) {
            throw Refusal.xml(
                    "The <nat> element can only be used when <forward> 'mode' is 'nat' in network " + network);
        }
        Values.yesNo(nat, "ipv6");
        nat.children("address").forEach(address -> checkAddresses(address, network));
        for (Element port : nat.children("port")) {
            OptionalLong start = bound(port, "start");
            OptionalLong end = bound(port, "end");
            if (start.isEmpty() || start.getAsLong() == 0) {
                throw badPort("start", network);
            }
            if (end.isEmpty() || end.getAsLong() < start.getAsLong()) {
                throw badPort("end", network);
            }
        }
    }

    private static OptionalLong bound(Element port, String attribute) {
        return Values.number(port.attribute(attribute).orElse(""), LAST_PORT);
    }

    private static RuntimeException badPort(String attribute, String network) {
        return Refusal.detail("Missing or invalid '" + attribute
                + "' attribute in <port> in <nat> in <forward> in network " + network);
    }

    private static void checkAddresses(Element address, String network) {
        Ip start = address(address, "start", network);
        Ip end = address(address, "end", network);
        if (start.compareTo(end) > 0) {
            throw Ranges.reversed(start, end);
        }
    }

    private static Ip address(Element element, String attribute, String network) {
        String text = element.attribute(attribute)
                .orElseThrow(() -> Refusal.xml("Missing '" + attribute
                        + "' attribute in <address> element in <nat> in <forward> in network " + network));
        return Ip.parse(text)
                .filter(Ip::isFour)
                .orElseThrow(() -> Refusal.xml("Bad ipv4 " + attribute + " address '" + text
                        + "' in <nat> in <forward> in network '" + network + "'"));
    }
}

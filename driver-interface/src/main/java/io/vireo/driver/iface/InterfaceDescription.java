package io.vireo.driver.iface;

import com.grack.nanojson.JsonObject;
import io.vireo.xml.Element;
import java.util.List;

/**
 * The document of an interface as the host has it, among those of its moment.
 *
 * @param links all of them
 * @param link the interface
 */
record InterfaceDescription(Links links, Link link) {

    static final List<String> BONDS =
            List.of("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");

    Element document() {
        Element document = Element.of("interface").with("type", type()).with("name", link.name());
        document = document.add(Element.of("mtu").with("size", link.mtu()));
        return switch (type()) {
            case "bridge" -> document.addAll(protocols()).add(bridge());
            case "bond" -> document.addAll(protocols()).add(bond());
            case "vlan" -> document.addAll(protocols()).add(vlan());
            default -> document.addAll(ethernet(link)).addAll(protocols());
        };
    }

    private String type() {
        return switch (link.kind()) {
            case "bridge", "bond", "vlan" -> link.kind();
            default -> "ethernet";
        };
    }

    private static List<Element> ethernet(Link link) {
        Element begun = Element.of("link");
        Element state = link.speed()
                .map(speed -> begun.with("speed", speed))
                .orElse(begun)
                .with("state", link.state());
        return link.mac().isEmpty()
                ? List.of(state)
                : List.of(state, Element.of("mac").with("address", link.mac()));
    }

    private List<Element> protocols() {
        return List.of("inet", "inet6").stream()
                .filter(family -> !link.addresses(family).isEmpty())
                .map(family -> Element.of("protocol")
                        .with("family", family.equals("inet") ? "ipv4" : "ipv6")
                        .addAll(link.addresses(family).stream()
                                .map(InterfaceDescription::address)
                                .toList()))
                .toList();
    }

    private static Element address(JsonObject address) {
        return Element.of("ip")
                .with("address", address.getString("local", ""))
                .with("prefix", address.getInt("prefixlen", 0));
    }

    private Element bridge() {
        JsonObject data = link.data();
        return Element.of("bridge")
                .with("stp", data.getInt("stp_state", 0) == 0 ? "off" : "on")
                .with("delay", data.getInt("forward_delay", 0))
                .addAll(members());
    }

    private Element bond() {
        String mode = link.data().getString("mode", "");
        Element bond = Element.of("bond");
        return (BONDS.contains(mode) ? bond.with("mode", mode) : bond).addAll(members());
    }

    private Element vlan() {
        return Element.of("vlan")
                .with("tag", link.data().getInt("id", 0))
                .add(Element.of("interface").with("name", link.lower()));
    }

    private List<Element> members() {
        return links.below(link.name()).stream()
                .map(each -> Element.of("interface")
                        .with("type", "ethernet")
                        .with("name", each.name())
                        .addAll(ethernet(each)))
                .toList();
    }
}

package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a configuration of liblxc says of network cards. */
final class NativeCards {

    private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

    private final Map<String, List<String>> card;

    private NativeCards(Map<String, List<String>> card) {
        this.card = card;
    }

    /** Whether a container has a network of its own without any card. */
    static boolean isAlone(List<Map<String, List<String>>> cards) {
        return cards.stream().allMatch(each -> new NativeCards(each).type().equals("empty"));
    }

    /** Cards first, then the devices of the host that are given away. */
    static List<Element> of(List<Map<String, List<String>>> cards) {
        List<Element> all = new ArrayList<>();
        for (boolean given : List.of(false, true)) {
            for (Map<String, List<String>> each : cards) {
                NativeCards one = new NativeCards(each);
                if (one.isGiven() == given) {
                    one.element().ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private String type() {
        return one("type").orElse("empty");
    }

    private Optional<String> one(String key) {
        return NativeLines.last(card, key);
    }

    private boolean isGiven() {
        return type().equals("phys") || type().equals("vlan");
    }

    private Optional<Element> element() {
        return switch (type()) {
            case "none", "empty" -> Optional.empty();
            case "veth" -> Optional.of(interfaceOf(one("link").isPresent() ? "bridge" : "ethernet"));
            case "macvlan" -> Optional.of(interfaceOf("direct"));
            case "phys" -> Optional.of(given(link()));
            case "vlan" ->
                Optional.of(given(link() + "."
                        + one("vlan.id").orElseThrow(() -> Refusal.invalid("a network of type vlan needs a vlan.id"))));
            default ->
                throw Refusal.unsupported("a network of type '" + Names.shown(type())
                        + "' has no counterpart; use veth, macvlan, phys, vlan, empty or none");
        };
    }

    private String link() {
        return one("link").orElseThrow(() -> Refusal.invalid("a network of type " + type() + " needs a link"));
    }

    private Element interfaceOf(String type) {
        Element made = Element.of("interface").with("type", type);
        Optional<String> mac = one("hwaddr");
        made = mac.isPresent() ? made.add(Element.of("mac").with("address", mac.get())) : made;
        if (type.equals("bridge")) {
            made = made.add(Element.of("source").with("bridge", link()));
        } else if (type.equals("direct")) {
            made = made.add(Element.of("source")
                    .with("dev", link())
                    .with("mode", one("macvlan.mode").orElse("private")));
        }
        made = addressed(made);
        Optional<String> name = one("name");
        made = name.isPresent() ? made.add(Element.of("guest").with("dev", name.get())) : made;
        boolean up = one("flags").filter("up"::equals).isPresent();
        return made.add(Element.of("link").with("state", up ? "up" : "down"));
    }

    private Element given(String device) {
        return addressed(Element.of("hostdev")
                .with("mode", "capabilities")
                .with("type", "net")
                .add(Element.of("source").add("interface", device)));
    }

    private Element addressed(Element to) {
        Element all = to;
        for (String family : FAMILIES) {
            for (String address : card.getOrDefault(family + ".address", List.of())) {
                String[] parts = address.split("\\s+")[0].split("/", 2);
                Element ip = Element.of("ip").with("address", parts[0]).with("family", family);
                all = all.add(parts.length == 2 ? ip.with("prefix", parts[1]) : ip);
            }
        }
        for (String family : FAMILIES) {
            Optional<String> gateway =
                    one(family + ".gateway").filter(each -> !each.equals("auto") && !each.equals("dev"));
            all = gateway.isPresent()
                    ? all.add(Element.of("route")
                            .with("family", family)
                            .with("address", family.equals("ipv4") ? "0.0.0.0" : "::")
                            .with("gateway", gateway.get()))
                    : all;
        }
        return all;
    }
}

package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one network: a table of its own, replaced or removed in one transaction, so that rules of others are neither
 * seen nor touched.
 *
 * <p>A table of ours can refuse what others let through, not the other way round: a host that drops forwarded packets by
 * default drops those of guests too.
 */
final class Firewall {

    private final String bridge;
    private final Element network;
    private final Mode mode;

    private Firewall(Element network) {
        this.network = network;
        this.bridge = BridgeNames.requireSound(BridgeNames.nameOf(network).orElse(""));
        this.mode = Mode.of(network);
    }

    /** The name of a network's table. */
    static String table(String bridge) {
        return "vireo-" + bridge;
    }

    /** Removes the table of a network, also when there is none. */
    static String removal(String bridge) {
        String table = "table inet " + table(bridge);
        return "add " + table + "\ndelete " + table + "\n";
    }

    /** The transaction that puts the rules of a network in the place of its old ones; empty for one that has none of ours. */
    static Optional<String> rules(Element network) {
        String removal = removal(BridgeNames.nameOf(network).orElse(""));
        return table(network).map(table -> removal + table);
    }

    /**
     * The transaction that makes the rules of a network; fails when the table is there already. The kernel is three times as
     * quick with it, for it need not wait until nobody looks at old rules any more.
     */
    static Optional<String> first(Element network) {
        String create = "create table inet " + table(BridgeNames.nameOf(network).orElse("")) + "\n";
        return table(network).map(table -> create + table);
    }

    private static Optional<String> table(Element network) {
        return Mode.of(network) == Mode.OPEN || !Mode.of(network).isVirtual()
                ? Optional.empty()
                : Optional.of(new Firewall(network).text());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("table inet " + table(bridge) + " {");
        lines.add(" chain forward {");
        lines.add("  type filter hook forward priority filter; policy accept;");
        forward().forEach(rule -> lines.add("  " + rule));
        lines.add(" }");
        if (mode == Mode.NAT) {
            lines.add(" chain postrouting {");
            lines.add("  type nat hook postrouting priority srcnat; policy accept;");
            translation().forEach(rule -> lines.add("  " + rule));
            lines.add(" }");
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private List<String> forward() {
        List<String> rules = new ArrayList<>();
        rules.add(in() + out() + "accept");
        if (mode.forwards()) {
            Subnet.all(network).forEach(subnet -> pass(subnet, rules));
        }
        rules.add(out() + "reject with icmpx port-unreachable");
        rules.add(in() + "reject with icmpx port-unreachable");
        return rules;
    }

    private void pass(Subnet subnet, List<String> rules) {
        String family = family(subnet);
        String inside = family + " daddr " + subnet.cidr() + " ";
        String from = device().map(dev -> "iifname \"" + dev + "\" ").orElse("");
        String to = device().map(dev -> "oifname \"" + dev + "\" ").orElse("");
        boolean translated = translates(subnet);
        rules.add(from + out() + inside + (translated ? "ct state established,related " : "") + "accept");
        rules.add(in() + to + family + " saddr " + subnet.cidr() + " accept");
    }

    /** IPv6 is translated only on demand; without that its addresses are good everywhere. */
    private boolean translates(Subnet subnet) {
        return mode == Mode.NAT
                && (subnet.address().isFour()
                        || network.at("forward/nat/@ipv6").filter("yes"::equals).isPresent());
    }

    private List<String> translation() {
        List<String> rules = new ArrayList<>();
        for (Subnet subnet : Subnet.all(network)) {
            if (translates(subnet)) {
                String family = family(subnet);
                String leaving = family + " saddr " + subnet.cidr() + " " + family + " daddr ";
                // What is for everybody on the link does not leave it, and must not look as if it came from elsewhere.
                String local = subnet.address().isFour() ? "{ 224.0.0.0/24, 255.255.255.255 }" : "ff02::/16";
                rules.add(leaving + local + " return");
                String away = leaving + "!= " + subnet.cidr() + " ";
                rules.add(away + "meta l4proto { tcp, udp } " + to(subnet, ":" + ports()));
                rules.add(away + to(subnet, ""));
            }
        }
        return rules;
    }

    private String to(Subnet subnet, String ports) {
        Optional<Element> addresses = network.find("forward/nat/address")
                .filter(any -> subnet.address().isFour());
        String target = addresses
                .map(each -> range(
                        each.attribute("start").orElse(""),
                        each.attribute("end").orElse("")))
                .orElse("");
        if (target.isEmpty()) {
            return ports.isEmpty() ? "masquerade" : "masquerade to " + ports;
        }
        return "snat ip to " + target + ports;
    }

    /** Privileged ports are not taken from the host's own services. */
    private String ports() {
        return network.find("forward/nat/port")
                .map(each -> range(
                        each.attribute("start").orElse(""),
                        each.attribute("end").orElse("")))
                .orElse("1024-65535");
    }

    private static String range(String start, String end) {
        return start.equals(end) ? start : start + "-" + end;
    }

    private Optional<String> device() {
        return network.at("forward/interface/@dev").map(BridgeNames::requireSound);
    }

    private String in() {
        return "iifname \"" + bridge + "\" ";
    }

    private String out() {
        return "oifname \"" + bridge + "\" ";
    }

    private static String family(Subnet subnet) {
        return subnet.address().isFour() ? "ip" : "ip6";
    }
}

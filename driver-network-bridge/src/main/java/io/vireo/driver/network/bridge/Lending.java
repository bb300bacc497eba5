package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a network lends, as a whole: libvirt lets it be defined however it contradicts itself, and leaves it to dnsmasq to serve
 * some of it. Here a network that would lend one address twice, or an address that nobody could use, is not started.
 */
final class Lending {

    private final String network;
    private final List<Range> ranges = new ArrayList<>();
    private final Set<String> macs = new HashSet<>();
    private final Set<Ip> addresses = new HashSet<>();

    private record Range(Ip start, Ip end) {

        boolean overlaps(Range other) {
            return start.compareTo(other.end) <= 0 && other.start.compareTo(end) <= 0;
        }

        @Override
        public String toString() {
            return start + " - " + end;
        }
    }

    private Lending(String network) {
        this.network = network;
    }

    /** Refuses a network that lends what it cannot. */
    static void check(Element network) {
        String name = network.at("name").orElse("");
        for (Element ip : network.children("ip")) {
            // A guest may have an address of each family, so each family is looked at alone.
            Lending lending = new Lending(name);
            Subnet subnet = Subnet.of(ip);
            ip.findAll("dhcp/range").forEach(lending::range);
            ip.findAll("dhcp/host").forEach(host -> lending.host(host, subnet));
        }
    }

    private void range(Element element) {
        Range range = new Range(ip(element, "start"), ip(element, "end"));
        ranges.stream().filter(range::overlaps).findFirst().ifPresent(other -> {
            throw refusal("the ranges " + other + " and " + range + " overlap");
        });
        ranges.add(range);
    }

    private void host(Element host, Subnet subnet) {
        Ip address = ip(host, "ip");
        if (!subnet.contains(address)) {
            throw refusal("the address " + address + " of a host is not in " + subnet.cidr());
        }
        if (address.equals(subnet.address())) {
            throw refusal("the address " + address + " of a host is that of the bridge");
        }
        if (!addresses.add(address)) {
            throw refusal("two hosts have the address " + address);
        }
        host.attribute("mac").filter(mac -> !macs.add(mac)).ifPresent(mac -> {
            throw refusal("two hosts have the MAC address " + mac);
        });
    }

    private static Ip ip(Element element, String attribute) {
        String text = element.attribute(attribute).orElse("");
        return Ip.parse(text).orElseThrow(() -> Refusal.internal("the address '" + text + "' was not checked"));
    }

    private RuntimeException refusal(String why) {
        return Refusal.unsupported("network '" + network + "' cannot run as it is defined: " + why
                + "; change it with net-edit or net-update");
    }
}

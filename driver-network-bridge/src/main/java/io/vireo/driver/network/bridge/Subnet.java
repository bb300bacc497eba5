package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * An address with the network that it is in.
 *
 * @param address the address
 * @param prefix how many of its bits name the network
 */
record Subnet(Ip address, int prefix) {

    /** What an {@code ip} element says, which was checked when it was defined. */
    static Subnet of(Element ip) {
        Ip address = Ip.parse(ip.attribute("address").orElse(""))
                .orElseThrow(() -> Refusal.internal("an <ip> element without an address was not refused"));
        return new Subnet(address, prefixOf(ip, address));
    }

    /** The subnets of a network. */
    static List<Subnet> all(Element network) {
        return network.children("ip").stream().map(Subnet::of).toList();
    }

    /** The prefix that is written, or that of the netmask, or that of the address's class. */
    static int prefixOf(Element element, Ip address) {
        Optional<Integer> written = element.attribute("prefix").map(Integer::parseInt);
        return written.or(() -> element.attribute("netmask").flatMap(Ip::parse).flatMap(Ip::prefixOf))
                .orElseGet(() -> usual(address));
    }

    private static int usual(Ip address) {
        if (!address.isFour()) {
            return 64;
        }
        long first = address.value().longValue() >> 24;
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    Ip first() {
        return address.network(prefix);
    }

    Ip last() {
        return address.last(prefix);
    }

    boolean contains(Ip other) {
        return other.bits() == address.bits() && other.network(prefix).equals(first());
    }

    boolean overlaps(Subnet other) {
        return prefix <= other.prefix() ? contains(other.address()) : other.contains(address);
    }

    /** The network, as rules and routes name it. */
    String cidr() {
        return first() + "/" + prefix;
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}

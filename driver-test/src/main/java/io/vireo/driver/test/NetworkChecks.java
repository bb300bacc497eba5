package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Contradictions in a network for which libvirt refuses it in every driver. */
final class NetworkChecks {

    private static final Set<String> ONE_INTERFACE = Set.of("nat", "route");

    private NetworkChecks() {}

    static Element require(Element network) {
        String name = network.at("name").orElse("");
        network.child("forward").ifPresent(forward -> forward(forward, name));
        for (Element ip : network.children("ip")) {
            ip.findAll("dhcp/range").forEach(range -> range(range, ip));
            ip.findAll("dhcp/host").forEach(host -> staticHost(host, name));
        }
        network.findAll("dns/host").forEach(host -> dnsHost(host, name, false));
        return network;
    }

    private static void forward(Element forward, String network) {
        String mode = forward.attribute("mode").orElse("nat");
        List<Element> interfaces = forward.children("interface");
        if (mode.equals("open")
                && (!interfaces.isEmpty() || forward.attribute("dev").isPresent())) {
            throw DomainXml.xmlError("forward dev not allowed for network '" + network + "' with forward mode='open'");
        }
        if (ONE_INTERFACE.contains(mode) && interfaces.size() > 1) {
            throw DomainXml.xmlError(
                    "multiple forwarding interfaces specified for network '" + network + "', only one is supported");
        }
        Set<Element> devices = new HashSet<>();
        for (Element address : forward.children("address")) {
            if (!devices.add(address)) {
                throw DomainXml.xmlError("PCI device '" + AddressXml.pciText(address)
                        + "' can only be listed once in network " + network);
            }
        }
    }

    private static void range(Element range, Element ip) {
        Optional<Long> network = ip.attribute("address").flatMap(Ipv4::parse);
        Optional<Long> first = range.attribute("start").flatMap(Ipv4::parse);
        Optional<Long> last = range.attribute("end").flatMap(Ipv4::parse);
        if (network.isEmpty() || first.isEmpty() || last.isEmpty()) {
            return;
        }
        int prefix = Ipv4.prefix(ip);
        long mask = -1L << (Integer.SIZE - Math.min(Integer.SIZE, prefix));
        if (((first.get() ^ network.get()) & mask) != 0 || ((last.get() ^ network.get()) & mask) != 0) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "range " + Ipv4.toText(first.get()) + " - " + Ipv4.toText(last.get())
                            + " is not entirely within network " + Ipv4.toText(network.get()) + "/" + prefix);
        }
    }

    /** Requires what a host needs to get its address. */
    static void staticHost(Element host, String network) {
        if (host.attribute("ip").isEmpty()) {
            throw DomainXml.xmlError("Missing IP address in static host definition for network '" + network + "'");
        }
    }

    /** Requires what a name needs to be resolved; to be found again, either is enough. */
    static void dnsHost(Element host, String network, boolean partial) {
        boolean noAddress = host.attribute("ip").isEmpty();
        boolean noName = host.child("hostname").isEmpty();
        if (noAddress && noName && partial) {
            throw new BadXml("Missing ip and hostname in network '" + network + "' DNS HOST record");
        }
        if (noAddress && !partial) {
            throw new BadXml("Missing IP address in network '" + network + "' DNS HOST record");
        }
        if (noName && !partial) {
            throw new BadXml("Missing hostname in network '" + network + "' DNS HOST record");
        }
    }
}

package io.vireo.driver.lxc;

import io.vireo.domain.AddressSource;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.IpAddress;
import io.vireo.domain.NetworkDevices;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.guest.LinkCounters;
import io.vireo.network.DhcpLease;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** The network cards of a container: what went over them, and which addresses they have. */
final class LxcNetworkDevices implements NetworkDevices {

    private final LxcDomain domain;

    LxcNetworkDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        domain.container();
        return cards().stream()
                .filter(card -> card.at("target/@dev").orElse("").equals(device)
                        || card.at("mac/@address").orElse("").equals(device))
                .flatMap(card -> card.at("target/@dev").stream())
                .findFirst()
                .flatMap(LinkCounters::of)
                .orElseThrow(() -> Refusal.invalid(
                        "invalid path, '" + Names.shown(device) + "' is not a known interface of " + domain.label()));
    }

    private List<Element> cards() {
        return domain.state().present().findAll("devices/interface");
    }

    /** By lease of a network, or as the container's own kernel has them, for which it needs no agent. */
    @Override
    public List<DomainInterface> interfaceAddresses(AddressSource source) {
        Container container = domain.container();
        return switch (source) {
            case LEASE ->
                cards().stream().flatMap(card -> leased(card).stream()).toList();
            case AGENT, ARP -> NamespaceAddresses.of(container);
            default -> throw Refusal.invalid("unknown source of addresses: " + source);
        };
    }

    private Optional<DomainInterface> leased(Element card) {
        List<IpAddress> addresses = domain.host().networks().leases(card).stream()
                .map(LxcNetworkDevices::address)
                .toList();
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DomainInterface(card.at("target/@dev").orElse(""), card.at("mac/@address"), addresses));
    }

    private static IpAddress address(DhcpLease lease) {
        return new IpAddress(lease.type(), lease.address(), lease.prefix());
    }

    static IpAddressType family(String address) {
        return address.contains(":") ? IpAddressType.IPV6 : IpAddressType.IPV4;
    }
}

package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.AddressSource;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.Impact;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.IpAddress;
import io.vireo.domain.NetworkDevices;
import io.vireo.driver.kit.BandwidthParameters;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.driver.kit.guest.LinkCounters;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a guest's network cards have moved, and which addresses they have. */
final class QemuNetworkDevices implements NetworkDevices {

    private final QemuDomain domain;

    QemuNetworkDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        domain.guest();
        Element card = card(domain.state().present(), device);
        return card.at("target/@dev")
                .flatMap(LinkCounters::of)
                .orElseThrow(() -> Refusal.unsupported("the interface '" + Seen.of(device) + "' of " + domain.label()
                        + " has no device on the host whose counters could be read"));
    }

    private Element card(Element definition, String device) {
        return definition.findAll("devices/interface").stream()
                .filter(each -> each.at("target/@dev").equals(Optional.of(device))
                        || each.at("mac/@address")
                                .filter(device::equalsIgnoreCase)
                                .isPresent())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("'" + Seen.of(device) + "' is not a known interface of " + domain.label()));
    }

    @Override
    public TypedParameters interfaceParameters(String device, Set<Impact> flags) {
        return BandwidthParameters.of(card(DomainDefinitions.asked(domain, flags), device));
    }

    @Override
    public void setInterfaceParameters(String device, TypedParameters parameters, Set<Impact> flags) {
        domain.modify("limit " + device, () -> {
            Changes changes = new Changes(domain, flags);
            changes.guest(guest -> {
                        Element before = card(domain.state().present(), device);
                        NicLimits.change(before, NicLimits.limited(before, parameters));
                    })
                    .both(old -> limited(old, device, parameters))
                    .apply();
        });
    }

    private Element limited(Element definition, String device, TypedParameters parameters) {
        Element old = card(definition, device);
        Element changed = NicLimits.limited(old, parameters);
        return DomainOrder.of(definition.mapChildren("devices", devices -> devices.replaceChild(old, changed)));
    }

    @Override
    public List<DomainInterface> interfaceAddresses(AddressSource source) {
        domain.guest();
        return switch (source) {
            case LEASE -> cards(this::leases);
            case ARP -> cards(QemuNetworkDevices::neighbours);
            case AGENT ->
                domain.guest().agent().execute("guest-network-get-interfaces").items().stream()
                        .map(QemuNetworkDevices::card)
                        .toList();
            case UNKNOWN -> throw Refusal.invalid("unknown IP address data source");
        };
    }

    /** The cards with what is known of them; those of which nothing is are left out. */
    private List<DomainInterface> cards(Function<Element, List<IpAddress>> addresses) {
        return domain.state().present().findAll("devices/interface").stream()
                .map(each -> new DomainInterface(
                        each.at("target/@dev").orElse(""), each.at("mac/@address"), addresses.apply(each)))
                .filter(each -> !each.addresses().isEmpty())
                .toList();
    }

    private List<IpAddress> leases(Element card) {
        return domain.host().networks().leases(card).stream()
                .map(lease -> new IpAddress(lease.type(), lease.address(), lease.prefix()))
                .toList();
    }

    private static List<IpAddress> neighbours(Element card) {
        return card.at("mac/@address").map(ArpTable::of).orElse(List.of()).stream()
                .map(address -> new IpAddress(IpAddressType.IPV4, address, 0))
                .toList();
    }

    private static DomainInterface card(Json card) {
        return new DomainInterface(
                card.text("name").orElse(""),
                card.text("hardware-address"),
                card.items("ip-addresses").stream()
                        .map(QemuNetworkDevices::address)
                        .toList());
    }

    private static IpAddress address(Json address) {
        boolean six = address.text("ip-address-type").orElse("").equals("ipv6");
        return new IpAddress(
                six ? IpAddressType.IPV6 : IpAddressType.IPV4,
                address.text("ip-address").orElse(""),
                (int) address.number("prefix").orElse(0));
    }
}

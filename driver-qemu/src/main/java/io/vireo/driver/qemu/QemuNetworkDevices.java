package io.vireo.driver.qemu;

import io.vireo.domain.AddressSource;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.IpAddress;
import io.vireo.domain.NetworkDevices;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** What a guest's network cards have moved, and which addresses they have. */
final class QemuNetworkDevices implements NetworkDevices {

    private final QemuDomain domain;

    QemuNetworkDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        domain.guest();
        Element card = domain.state().present().findAll("devices/interface").stream()
                .filter(each -> each.at("target/@dev").equals(Optional.of(device))
                        || each.at("mac/@address")
                                .filter(device::equalsIgnoreCase)
                                .isPresent())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("'" + Seen.of(device) + "' is not a known interface of " + domain.label()));
        return card.at("target/@dev")
                .flatMap(TapCounters::of)
                .orElseThrow(() -> Refusal.unsupported("the interface '" + Seen.of(device) + "' of " + domain.label()
                        + " has no device on the host whose counters could be read"));
    }

    @Override
    public List<DomainInterface> interfaceAddresses(AddressSource source) {
        if (source != AddressSource.AGENT) {
            throw Refusal.unsupported(
                    "addresses are known from the guest's agent only; those from leases are the" + " network driver's");
        }
        return domain.guest().agent().execute("guest-network-get-interfaces").items().stream()
                .map(QemuNetworkDevices::card)
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

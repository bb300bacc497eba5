package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import io.vireo.domain.AddressSource;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.Impact;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.IpAddress;
import io.vireo.domain.NetworkDevices;
import io.vireo.driver.kit.BandwidthParameters;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The network interfaces of a domain; what they send and receive is made up. */
final class TestNetworkDevices implements NetworkDevices {

    private static final int ADDRESSES = 20;

    private final TestDomain domain;

    TestNetworkDevices(TestDomain domain) {
        this.domain = domain;
    }

    private static Element nic(Element document, String device) {
        List<Element> found = document.findAll("devices/interface").stream()
                .filter(each -> each.at("target/@dev").equals(Optional.of(device))
                        || each.at("mac/@address").equals(Optional.of(device.toLowerCase(Locale.ROOT))))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound(ErrorCode.INVALID_ARG, "'" + device + "' is not a known interface");
        }
        return found.get(0);
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        domain.requireActive();
        nic(domain.view(), device);
        long micros = Clock.micros();
        return new InterfaceStats(
                micros / 10,
                micros / 100,
                micros / 1_000_000,
                micros / 2_000_000,
                micros / 20,
                micros / 110,
                micros / 3_000_000,
                micros / 4_000_000);
    }

    @Override
    public TypedParameters interfaceParameters(String device, Set<Impact> flags) {
        return BandwidthParameters.of(nic(domain.view(flags), device));
    }

    @Override
    public void setInterfaceParameters(String device, TypedParameters parameters, Set<Impact> flags) {
        for (TypedParameter each : parameters.list()) {
            if (!BandwidthParameters.NAMES.contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
            if (each.type() != TypedParameter.Type.UINT) {
                throw TestDomain.invalid("invalid type '" + each.type() + "' requested for parameter '" + each.name()
                        + "', expected '" + TypedParameter.Type.UINT + "'");
            }
        }
        domain.edit(flags, document -> {
            Element nic = nic(document, device);
            Element changed = limited(nic, parameters);
            return DomainOrder.of(document.mapChildren("devices", devices -> devices.replaceChild(nic, changed)));
        });
    }

    private static Element limited(Element nic, TypedParameters parameters) {
        Element bandwidth = nic.child("bandwidth").orElseGet(() -> Element.of("bandwidth"));
        for (TypedParameter each : parameters.list()) {
            String[] path = each.name().split("\\.");
            Element direction = bandwidth.child(path[0]).orElseGet(() -> Element.of(path[0]));
            boolean none = each.text().equals("0");
            bandwidth = bandwidth.put(none ? direction.without(path[1]) : direction.with(path[1], each.text()));
        }
        Element used = bandwidth.flatMapChildren(each ->
                each.attribute("average").isPresent() || each.attribute("floor").isPresent()
                        ? List.of(each)
                        : List.of());
        return used.children().isEmpty() ? nic.withoutChildren("bandwidth") : nic.put(used);
    }

    @Override
    public List<DomainInterface> interfaceAddresses(AddressSource source) {
        if (source == AddressSource.UNKNOWN) {
            throw new Unsupported(ErrorCode.ARGUMENT_UNSUPPORTED, "Unknown IP address data source");
        }
        domain.requireActive();
        List<DomainInterface> all = new ArrayList<>();
        for (Element nic : domain.view().findAll("devices/interface")) {
            all.add(new DomainInterface(
                    nic.at("target/@dev").orElse(""), nic.at("mac/@address"), List.of(address(nic, all.size()))));
        }
        return all;
    }

    /** An address in the network of the interface, where each guest has room for some, or one that everybody knows. */
    private IpAddress address(Element nic, int place) {
        int first = (domain.status().id().orElse(1) - 1) * ADDRESSES + 1;
        return nic.at("source/@network")
                .flatMap(domain.world().networks()::find)
                .flatMap(network -> network.lease(first + place))
                .orElseGet(() -> new IpAddress(IpAddressType.IPV4, "192.168.0." + (place + 1), 24));
    }
}

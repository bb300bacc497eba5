package io.vireo.driver.iface;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import io.vireo.spi.DriverSession;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One open connection, which finds interfaces; what it finds is what the host has at that moment. */
final class InterfaceSession implements DriverSession, HostInterfaces {

    private final Supplier<Links> links;

    InterfaceSession(Supplier<Links> links) {
        this.links = links;
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof InterfaceRef wanted) {
            Links now = links.get();
            return new OneInterface(now, require(now, wanted.name()));
        }
        throw new Unsupported();
    }

    private static Link require(Links now, String name) {
        return now.find(name)
                .orElseThrow(
                        () -> new NotFound(ErrorCode.NO_INTERFACE, "couldn't find interface named '" + name + "'"));
    }

    @Override
    public List<InterfaceRef> listInterfaces(Set<InterfaceListFlag> flags) {
        boolean active = flags.contains(InterfaceListFlag.ACTIVE);
        boolean both = active == flags.contains(InterfaceListFlag.INACTIVE);
        return links.get().top().stream()
                .filter(each -> both || each.isActive() == active)
                .map(Link::ref)
                .toList();
    }

    @Override
    public InterfaceRef interfaceByName(String name) {
        return require(links.get(), name).ref();
    }

    @Override
    public InterfaceRef interfaceByMac(String mac) {
        List<InterfaceRef> found = links.get().top().stream()
                .map(Link::ref)
                .filter(each -> each.mac().equalsIgnoreCase(mac))
                .toList();
        if (found.size() > 1) {
            throw new VirtException(
                    ErrorCode.MULTIPLE_INTERFACES,
                    "the MAC address '" + mac + "' matches " + found.size() + " interfaces");
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_INTERFACE, "couldn't find interface with MAC address '" + mac + "'"));
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}

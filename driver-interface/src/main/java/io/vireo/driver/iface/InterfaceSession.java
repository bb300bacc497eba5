package io.vireo.driver.iface;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceDefineFlag;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import io.vireo.spi.DriverSession;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One open connection, which finds interfaces, defines them and changes them as one; devices are looked at anew each time. */
final class InterfaceSession implements DriverSession, HostInterfaces, InterfaceChanges {

    private final InterfaceHost host;
    private final Runnable release;

    InterfaceSession(InterfaceHost host, Runnable release) {
        this.host = host;
        this.release = release;
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof InterfaceRef wanted) {
            host.require(wanted.name());
            return new OneInterface(host, wanted.name());
        }
        throw new Unsupported();
    }

    @Override
    public List<InterfaceRef> listInterfaces(Set<InterfaceListFlag> flags) {
        boolean active = flags.contains(InterfaceListFlag.ACTIVE);
        boolean both = active == flags.contains(InterfaceListFlag.INACTIVE);
        Links now = host.look();
        Set<String> ours = host.ours();
        return all(now).stream()
                .filter(each -> both || InterfaceHost.isActive(now.find(each.name()), ours) == active)
                .toList();
    }

    /** The devices that belong to no other, and what is defined beside. */
    private List<InterfaceRef> all(Links now) {
        List<InterfaceRef> devices = now.top().stream().map(Link::ref).toList();
        Stream<InterfaceRef> defined = host.definitions().values().stream()
                .map(each -> ref(now, each))
                .filter(each -> !devices.contains(each));
        return Stream.concat(devices.stream(), defined).toList();
    }

    private static InterfaceRef ref(Links now, Element definition) {
        String name = InterfaceXml.name(definition);
        return now.find(name)
                .map(Link::ref)
                .orElseGet(() ->
                        new InterfaceRef(name, definition.at("mac/@address").orElse("")));
    }

    @Override
    public InterfaceRef interfaceByName(String name) {
        Links now = host.look();
        return now.find(name)
                .map(Link::ref)
                .or(() -> host.definition(name).map(each -> ref(now, each)))
                .orElseThrow(() -> InterfaceHost.missing(name));
    }

    @Override
    public InterfaceRef interfaceByMac(String mac) {
        List<InterfaceRef> found = all(host.look()).stream()
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
    public InterfaceRef defineInterface(String xml, Set<InterfaceDefineFlag> flags) {
        Element definition = InterfaceXml.read(xml, flags.contains(InterfaceDefineFlag.VALIDATE));
        return host.change("definition of interface '" + InterfaceXml.name(definition) + "'", () -> {
            host.define(definition);
            return ref(host.look(), definition);
        });
    }

    @Override
    public void beginInterfaceChanges() {
        host.change("begin of a change of interfaces", () -> {
            host.changes().begin();
            return true;
        });
    }

    @Override
    public void commitInterfaceChanges() {
        host.change("commit of a change of interfaces", () -> {
            host.changes().commit();
            return true;
        });
    }

    @Override
    public void rollbackInterfaceChanges() {
        host.change("rollback of a change of interfaces", () -> {
            host.changes().rollback();
            return true;
        });
    }

    @Override
    public void close() {
        release.run();
    }
}

package io.vireo.driver.iface;

import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes on the host what an interface's definition says, and takes it back. */
final class InterfaceRun {

    private final HostLinks host;
    private final InterfaceRecords records;
    private final Element definition;
    private final String name;

    InterfaceRun(HostLinks host, InterfaceRecords records, Element definition) {
        this.host = host;
        this.records = records;
        this.definition = definition;
        this.name = InterfaceXml.name(definition);
    }

    /** Starts it, or leaves everything as it was. */
    void start() {
        Links before = host.look();
        Set<String> making = new LinkedHashSet<>();
        plan(before, definition, making);
        Map<String, Integer> unknown = new HashMap<>();
        making.forEach(each -> unknown.put(each, 0));
        try (Undo undo = new Undo("start of interface '" + name + "'")) {
            records.save(new InterfaceRecords.Started(false, definition, unknown));
            undo.add("forget it", () -> records.delete(name));
            undo.add("take it back", () -> takeBack(unknown));
            new InterfaceDevices(host).make(definition);
            records.save(new InterfaceRecords.Started(true, definition, numbered(making)));
            undo.keep();
        }
    }

    private Map<String, Integer> numbered(Set<String> making) {
        Links now = host.look();
        Map<String, Integer> made = new HashMap<>();
        making.forEach(each -> made.put(each, now.find(each).map(Link::index).orElse(0)));
        return made;
    }

    /** Looks for what is in the way, before anything is changed, and notes what is to be made. */
    private void plan(Links now, Element part, Set<String> making) {
        String device = InterfaceXml.name(part);
        boolean there = now.find(device).isPresent();
        if (InterfaceXml.type(part).equals("ethernet")) {
            Link link = now.find(device)
                    .orElseThrow(() -> InterfaceRefusal.state(
                            "cannot start interface '" + name + "': the host has no network device '" + device + "'"));
            requireMac(part, link);
            if (!part.equals(definition) && !link.master().isEmpty()) {
                throw InterfaceRefusal.state("cannot start interface '" + name + "': " + device + " belongs to "
                        + link.master() + " already");
            }
        } else if (there) {
            throw InterfaceRefusal.state("cannot start interface '" + name + "': the host has a network device '"
                    + device + "' already, which was not started here");
        } else {
            making.add(device);
        }
        part.at("vlan/interface/@name")
                .filter(lower -> now.find(lower).isEmpty() && !making.contains(lower))
                .ifPresent(lower -> {
                    throw InterfaceRefusal.state(
                            "cannot start interface '" + name + "': the host has no network device '" + lower + "'");
                });
        InterfaceXml.ports(part).forEach(port -> plan(now, port, making));
    }

    private void requireMac(Element part, Link link) {
        part.at("mac/@address")
                .filter(wanted -> !wanted.equalsIgnoreCase(link.mac()))
                .ifPresent(wanted -> {
                    throw InterfaceRefusal.state("cannot start interface '" + name + "': " + link.name()
                            + " has the MAC address " + link.mac() + ", not " + wanted);
                });
    }

    /** Stops it; what is not there any more is no failure. */
    void stop(InterfaceRecords.Started started) {
        records.save(new InterfaceRecords.Started(false, definition, started.made()));
        takeBack(started.made());
        records.delete(name);
    }

    /** Removes what was made, as far as it is still what was made, and frees what was there before. */
    void takeBack(Map<String, Integer> made) {
        InterfaceDevices devices = new InterfaceDevices(host);
        try (Undo everything = new Undo("stop of interface '" + name + "'")) {
            everything.add("remove its devices", () -> removeAll(definition, devices, made));
            if (InterfaceXml.type(definition).equals("ethernet")) {
                everything.add("take its addresses back", () -> devices.quiet(definition));
            }
            everything.add("free its ports", () -> free(definition, devices));
        }
    }

    private void free(Element part, InterfaceDevices devices) {
        for (Element port : InterfaceXml.ports(part)) {
            devices.free(InterfaceXml.name(port), InterfaceXml.name(part));
            free(port, devices);
        }
    }

    private void removeAll(Element part, InterfaceDevices devices, Map<String, Integer> made) {
        String device = InterfaceXml.name(part);
        if (made.containsKey(device)) {
            devices.remove(device, InterfaceXml.type(part), made.get(device));
        }
        InterfaceXml.ports(part).forEach(port -> removeAll(port, devices, made));
    }

    /** Says whether the devices that were made are still there. */
    static boolean survives(HostLinks host, InterfaceRecords.Started started) {
        Links now = host.look();
        boolean there = started.made().entrySet().stream()
                .allMatch(each -> now.find(each.getKey())
                        .filter(link -> link.index() == each.getValue())
                        .isPresent());
        return there && now.find(started.name()).filter(Link::isUp).isPresent();
    }
}

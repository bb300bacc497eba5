package io.vireo.driver.qemu;

import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds one device to a guest that runs, or leaves nothing behind: the device is completed as in a definition, its place is
 * found among those that are taken, and QEMU gets the same arguments as at a start, as commands.
 */
final class DevicePlug {

    private static final Set<String> CONTROLLERS = Set.of("scsi", "virtio-serial", "usb");

    private final QemuGuest guest;
    private final QemuDomain domain;
    private final Element live;

    private DevicePlug(QemuGuest guest) {
        this.guest = guest;
        this.domain = guest.domain();
        this.live = domain.state().present();
    }

    /** Adds a device; the caller holds the domain. */
    static void into(QemuGuest guest, Element device) {
        DevicePlug plug = new DevicePlug(guest);
        List<Element> added = plug.added(device);
        for (Element each : added) {
            new DevicePlug(guest).plug(each);
        }
    }

    /** The completed device, after the controllers that it needs and the guest lacks. */
    private List<Element> added(Element device) {
        DomainDefaults defaults = domain.host().defaults();
        Element before = defaults.complete(live);
        Element after = defaults.complete(DeviceKinds.add(live, device));
        List<Element> added = DeviceKinds.beyond(
                DeviceKinds.all(after).toList(), DeviceKinds.all(before).toList());
        List<Element> ordered = new ArrayList<>();
        for (Element each : added) {
            boolean extra = each.name().equals("controller") && !device.name().equals("controller");
            if (extra && !CONTROLLERS.contains(each.attribute("type").orElse(""))) {
                throw Refusal.internal("No more available PCI slots: " + domain.label()
                        + " has no free place for the device, and its bus cannot grow while it runs");
            }
            ordered.add(extra ? 0 : ordered.size(), each);
        }
        return ordered;
    }

    private void plug(Element completed) {
        Element alone = completed.child("alias").isPresent() ? completed : named(completed);
        String alias = alone.at("alias/@name").orElseThrow();
        try (Undo undo = new Undo("plugging " + alias + " into " + domain.label())) {
            Element known = domain.host().volumes().withFormat(alone);
            Element device = domain.host().networks().plugCard(domain.ref(), known, undo);
            Map<String, String> taps = taps(device, undo);
            Element placed = taps.isEmpty()
                    ? device
                    : device.put(device.child("target")
                            .orElseGet(() -> Element.of("target"))
                            .with("dev", taps.get(alias)));
            Arguments arguments = arguments(placed, taps, undo);
            MonitorOrders.give(guest, arguments, undo);
            if (placed.at("link/@state").orElse("up").equals("down")) {
                guest.execute("set_link", Json.object().with("name", alias).with("up", false));
            }
            undo.keep();
            DiskKeys.forget(guest.folder());
            Element shown = DiskChains.shownDevice(placed, guest.monitor());
            domain.changeLive(now -> DomainSizes.counted(DomainOrder.of(DeviceKinds.insert(now, shown))));
        }
        guest.save();
        domain.tell(new DomainEvent.DeviceAdded(domain.ref(), alias));
    }

    /** Network devices of the host that the device needs; written down at once, so that they are found again. */
    private Map<String, String> taps(Element device, Undo undo) {
        if (!device.name().equals("interface")) {
            return Map.of();
        }
        Element alone = Element.of("domain").add(Element.of("devices").add(device));
        Map<String, String> taps = new Taps(domain, undo).make(alone);
        if (!taps.isEmpty()) {
            guest.update(record -> record.withTaps(taps.values()));
        }
        return taps;
    }

    /** With an alias that no other device bears; numbers of devices that have left are given again. */
    private Element named(Element device) {
        Element assigned = Aliases.assign(DeviceKinds.add(live, device));
        Element last =
                DeviceKinds.all(assigned).reduce((first, second) -> second).orElseThrow();
        String alias = last.at("alias/@name").orElse("");
        String stem = alias.replaceFirst("[0-9]+$", "");
        Set<String> taken = DeviceKinds.all(live)
                .flatMap(each -> each.at("alias/@name").stream())
                .collect(java.util.stream.Collectors.toSet());
        for (int number = 0; taken.contains(alias); number++) {
            alias = stem + number;
        }
        return alias.isEmpty() ? device : device.put(Element.of("alias").with("name", alias));
    }

    private Arguments arguments(Element device, Map<String, String> taps, Undo undo) {
        Element grown = DeviceKinds.add(live, device);
        Supported.require(grown);
        Arguments arguments = new Arguments();
        GuestBuses buses = new GuestBuses(grown);
        BootOrder boot = new BootOrder(grown);
        Element resolved = domain.host().volumes().resolved(device);
        Device one = new Device(domain.host().keys(guest.folder(), undo).inDisk(resolved));
        switch (device.name()) {
            case "disk" -> DiskArguments.add(arguments, one, freeNode(), buses, boot);
            case "interface" ->
                NicArguments.add(arguments, one, buses, boot, guest.folder().places(taps));
            case "controller" -> ControllerArguments.add(arguments, one, buses);
            case "rng" -> SmallDevices.random(arguments, one, buses);
            case "input" -> SmallDevices.input(arguments, one, buses);
            case "memory" -> MemoryArguments.module(arguments, one, grown);
            case "watchdog" -> SmallDevices.watchdog(arguments, one, buses);
            default ->
                throw Refusal.notWhileRunning("live attach of device '" + device.name()
                        + "' is not supported: change the definition of " + domain.label() + " and start it anew");
        }
        return arguments;
    }

    private String freeNode() {
        return NodeNames.free(guest);
    }
}

package io.vireo.driver.lxc;

import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.Set;

/** Plugs devices into a container and out of it, while it runs or for its next start. */
final class LxcDevices implements Devices {

    private static final Set<String> KINDS = Set.of("interface", "disk", "hostdev");

    private final LxcDomain domain;

    LxcDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public void attachDevice(String xml, Set<DeviceFlag> flags) {
        Element device = parse(xml);
        domain.modify("attach device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            if (changes.isLive() && !KINDS.contains(device.name())) {
                throw Refusal.notWhileRunning("a device <" + device.name() + "> cannot be plugged into a container that"
                        + " runs; interface, disk and hostdev can");
            }
            DeviceMatch.refuseTwin(domain, device, changes.isLive());
            if (!changes.isLive()) {
                changes.kept(definition -> add(definition, device)).apply();
                return;
            }
            try (Undo undo = new Undo("plugging of a device into " + domain.label())) {
                Element plugged = HotPlug.plug(domain.container(), device, undo);
                changes.live(live -> add(live, plugged))
                        .kept(definition -> add(definition, device))
                        .apply();
                undo.keep();
                domain.tell(new DomainEvent.DeviceAdded(
                        domain.ref(), plugged.at("alias/@name").orElse("")));
            }
        });
    }

    private static Element add(Element definition, Element device) {
        Element devices = definition.child("devices").orElseGet(() -> Element.of("devices"));
        return DomainOrder.of(definition.put(devices.add(device)));
    }

    @Override
    public void detachDevice(String xml, Set<DeviceFlag> flags) {
        Element device = parse(xml);
        domain.modify("detach device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            if (changes.isLive()) {
                detachLive(DeviceMatch.find(domain.state().present(), device, domain.label()), changes);
            }
            changes.kept(definition -> remove(definition, DeviceMatch.find(definition, device, domain.label())))
                    .apply();
        });
    }

    @Override
    public void detachDeviceByAlias(String alias, Set<DeviceFlag> flags) {
        domain.modify("detach device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            Element found = domain.state().present().findAll("devices").stream()
                    .flatMap(devices -> devices.children().stream())
                    .filter(device -> device.at("alias/@name").orElse("").equals(alias))
                    .findFirst()
                    .orElseThrow(() -> DeviceMatch.missing("no device with alias " + Names.shown(alias) + " found"));
            if (changes.isLive()) {
                detachLive(found, changes);
            }
            changes.kept(definition -> remove(definition, DeviceMatch.find(definition, found, domain.label())))
                    .apply();
        });
    }

    private void detachLive(Element found, Changes changes) {
        if (!KINDS.contains(found.name())) {
            throw Refusal.notWhileRunning("a device <" + found.name() + "> cannot be taken from a container that runs");
        }
        HotPlug.pull(domain.container(), found);
        changes.live(live -> remove(live, found));
        domain.tell(new DomainEvent.DeviceRemoved(
                domain.ref(), found.at("alias/@name").orElse("")));
    }

    private static Element remove(Element definition, Element device) {
        return definition.mapChildren("devices", devices -> devices.withoutChild(device));
    }

    @Override
    public void updateDevice(String xml, Set<DeviceFlag> flags) {
        Element device = parse(xml);
        domain.modify("update device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            if (changes.isLive()) {
                Element before = DeviceMatch.find(domain.state().present(), device, domain.label());
                Element after = HotPlug.update(domain.container(), before, device);
                changes.live(live -> live.mapChildren("devices", devices -> devices.replaceChild(before, after)));
            }
            changes.kept(definition -> definition.mapChildren(
                            "devices",
                            devices ->
                                    devices.replaceChild(DeviceMatch.find(definition, device, domain.label()), device)))
                    .apply();
        });
    }

    private static Element parse(String xml) {
        Element given = Element.parse(xml, "device definition").stripped();
        Element checked = ContainerDefaults.devices(Element.of("devices").add(given))
                .children()
                .get(0);
        Supported.require(Element.of("domain")
                .with("type", "lxc")
                .add(Element.of("devices").add(checked)));
        return checked;
    }

    private static Set<Impact> impact(Set<DeviceFlag> flags) {
        Set<Impact> impact = EnumSet.noneOf(Impact.class);
        if (flags.contains(DeviceFlag.LIVE)) {
            impact.add(Impact.LIVE);
        }
        if (flags.contains(DeviceFlag.CONFIG)) {
            impact.add(Impact.CONFIG);
        }
        return impact;
    }
}

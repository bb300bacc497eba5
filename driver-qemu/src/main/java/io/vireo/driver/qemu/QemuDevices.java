package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Impact;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Adds, removes and changes single devices, of the guest that runs and of the kept definition. */
final class QemuDevices implements Devices {

    /** What libvirt changes in a definition; of the other kinds we change those that are there. */
    private static final Set<String> UPDATED = Set.of("disk", "interface", "graphics", "memory");

    private static final Set<String> DETACHED = Set.of(
            "disk",
            "interface",
            "sound",
            "hostdev",
            "lease",
            "controller",
            "chr",
            "filesystem",
            "rng",
            "memory",
            "redirdev",
            "shmem",
            "watchdog",
            "input",
            "vsock",
            "iommu",
            "tpm",
            "memballoon",
            "smartcard");

    private final QemuDomain domain;

    QemuDevices(OpenDomain open) {
        this.domain = open.domain();
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

    private static Element device(String xml) {
        Element device = Element.parse(xml, "device definition");
        if (DeviceKinds.of(device).isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "unknown device type '" + Seen.of(device.name()) + "'");
        }
        return device;
    }

    @Override
    public void attachDevice(String xml, Set<DeviceFlag> flags) {
        Element device = device(xml);
        domain.modify("attach a device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            Optional<Element> kept = changes.isKept() ? Optional.of(withDevice(device)) : Optional.empty();
            changes.guest(guest -> DevicePlug.into(guest, device))
                    .kept(old -> kept.orElseThrow())
                    .apply();
        });
    }

    private Element withDevice(Element device) {
        Element definition = domain.state().definition().orElseThrow();
        if (device.name().equals("disk") && hasTarget(definition, device)) {
            throw new InvalidState(
                    "target " + device.at("target/@dev").map(Seen::plain).orElse("") + " already exists");
        }
        return complete(DeviceKinds.add(definition, device));
    }

    private static boolean hasTarget(Element definition, Element disk) {
        Optional<String> target = disk.at("target/@dev");
        return target.isPresent()
                && Disks.of(definition).stream()
                        .anyMatch(each -> Disks.target(each).equals(target.get()));
    }

    /** Like a new definition: what cannot be honoured is refused when the domain is started. */
    private Element complete(Element definition) {
        return domain.host().defaults().complete(definition);
    }

    @Override
    public void detachDevice(String xml, Set<DeviceFlag> flags) {
        Element device = device(xml);
        domain.modify("detach a device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            Optional<Element> kept = changes.isKept() ? Optional.of(without(device)) : Optional.empty();
            changes.guest(guest -> DeviceUnplug.of(
                                    guest, DeviceMatch.in(domain.state().present(), device))
                            .andWait())
                    .kept(old -> kept.orElseThrow())
                    .apply();
        });
    }

    private Element without(Element device) {
        Element definition = domain.state().definition().orElseThrow();
        return complete(DeviceKinds.without(definition, DeviceMatch.kept(definition, device, "detach", DETACHED)));
    }

    @Override
    public void detachDeviceByAlias(String alias, Set<DeviceFlag> flags) {
        domain.modify("detach a device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            Optional<Element> kept = changes.isKept()
                    ? Optional.of(complete(DeviceKinds.without(
                            domain.state().definition().orElseThrow(),
                            byAlias(domain.state().definition().orElseThrow(), alias))))
                    : Optional.empty();
            changes.guest(guest -> DeviceUnplug.of(guest, byAlias(domain.state().present(), alias))
                            .order())
                    .kept(old -> kept.orElseThrow())
                    .apply();
        });
    }

    private static Element byAlias(Element definition, String alias) {
        return DeviceKinds.all(definition)
                .filter(each -> each.at("alias/@name").equals(Optional.of(alias)))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(ErrorCode.DEVICE_MISSING, "no device found with alias '" + Seen.of(alias) + "'"));
    }

    @Override
    public void updateDevice(String xml, Set<DeviceFlag> flags) {
        Element device = device(xml);
        domain.modify("update a device", () -> {
            Changes changes = new Changes(domain, impact(flags));
            Optional<Element> kept = changes.isKept() ? Optional.of(updated(device)) : Optional.empty();
            changes.guest(guest -> new DeviceUpdate(guest, flags.contains(DeviceFlag.FORCE)).to(device))
                    .kept(old -> kept.orElseThrow())
                    .apply();
        });
    }

    private Element updated(Element device) {
        Element definition = domain.state().definition().orElseThrow();
        if (device.name().equals("disk") && !hasTarget(definition, device)) {
            throw Refusal.invalid(
                    "target " + device.at("target/@dev").map(Seen::plain).orElse("") + " doesn't exist.");
        }
        if (device.name().equals("graphics")) {
            DisplayRules.requireSpice(new Device(device));
        }
        Element old = DeviceMatch.kept(definition, device, "update", UPDATED);
        return complete(DeviceKinds.replace(definition, old, DeviceKinds.withPlaceOf(old, device)));
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Comparator;
import java.util.List;

/** All devices, in the order that QEMU needs: what others refer to comes first. */
final class DeviceArguments {

    private DeviceArguments() {}

    static void add(Arguments arguments, Element live, GuestBuses buses, GuestPlaces places) {
        BootOrder boot = new BootOrder(live);
        objects(arguments, live);
        each(live, "controller").stream()
                .sorted(Comparator.comparingInt(DeviceArguments::depth))
                .forEach(device -> ControllerArguments.add(arguments, device, buses));
        each(live, "hub")
                .forEach(device -> arguments.device(
                        buses.placed(Json.object().with("driver", "usb-hub").with("id", Aliases.of(device)), device)));
        List<Device> disks = each(live, "disk");
        for (int i = 0; i < disks.size(); i++) {
            DiskArguments.add(arguments, disks.get(i), "disk" + (i + 1), buses, boot);
        }
        each(live, "filesystem").forEach(device -> FileSystemArguments.add(arguments, device, buses));
        each(live, "memory").forEach(device -> MemoryArguments.module(arguments, device, live));
        each(live, "interface").forEach(device -> NicArguments.add(arguments, device, buses, boot, places));
        each(live, "serial").forEach(device -> CharacterArguments.serial(arguments, device, buses));
        each(live, "console").forEach(device -> CharacterArguments.console(arguments, device, buses));
        each(live, "channel").forEach(device -> CharacterArguments.channel(arguments, device, buses));
        each(live, "tpm").forEach(device -> SmallDevices.tpm(arguments, device, places));
        DisplayArguments.add(arguments, live, buses, places);
        each(live, "input").forEach(device -> SmallDevices.input(arguments, device, buses));
        each(live, "redirdev").forEach(device -> CharacterArguments.redirected(arguments, device, buses));
        each(live, "watchdog").forEach(device -> SmallDevices.watchdog(arguments, device, buses));
        each(live, "memballoon").forEach(device -> SmallDevices.balloon(arguments, device, buses));
        each(live, "rng").forEach(device -> SmallDevices.random(arguments, device, buses));
        each(live, "panic").forEach(device -> SmallDevices.panic(arguments, device));
        each(live, "sound").forEach(device -> SoundArguments.add(arguments, device, buses));
        live.at("genid")
                .map(String::strip)
                .ifPresent(id -> arguments.device(
                        Json.object().with("driver", "vmgenid").with("guid", id).with("id", "vmgenid0")));
        if (live.find("features/vmcoreinfo").filter(f -> !f.has("state", "off")).isPresent()) {
            arguments.device(Json.object().with("driver", "vmcoreinfo"));
        }
    }

    /** QEMU wants a bus before what sits on it; the buses of PCI controllers are numbered downwards. */
    private static int depth(Device controller) {
        return controller.type().equals("pci") ? controller.index() : Integer.MAX_VALUE;
    }

    private static void objects(Arguments arguments, Element live) {
        for (int id : IoThreadNumbers.of(live)) {
            arguments.object(Json.object().with("qom-type", "iothread").with("id", "iothread" + id));
        }
    }

    private static List<Device> each(Element live, String kind) {
        return live.findAll("devices/" + kind).stream().map(Device::new).toList();
    }
}

package io.vireo.driver.qemu;

import static io.vireo.driver.qemu.GuestCapabilities.choices;
import static io.vireo.driver.qemu.GuestCapabilities.supported;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the capabilities of a guest say about its devices: what the emulator has and this driver honours. */
final class GuestCapabilitiesDevices {
    private static final List<String> VIRTIO = List.of("virtio", "virtio-transitional", "virtio-non-transitional");

    private final QemuEmulator emulator;
    private final QemuMachine machine;

    GuestCapabilitiesDevices(QemuEmulator emulator, QemuMachine machine) {
        this.emulator = emulator;
        this.machine = machine;
    }

    Element xml() {
        return Element.of("devices")
                .add(disk())
                .add(graphics())
                .add(video())
                .add(hostdev())
                .add(rng())
                .add(filesystem())
                .add(tpm())
                .add(redirdev())
                .add(channel());
    }

    /** A device with its enumerations, or that it is not supported when the one that counts is empty. */
    private static Element device(String name, Map<String, List<String>> enumerations) {
        boolean can = !enumerations.values().iterator().next().isEmpty();
        Element device = supported(name, can);
        if (can) {
            for (Map.Entry<String, List<String>> enumeration : enumerations.entrySet()) {
                device = device.add(choices(enumeration.getKey(), enumeration.getValue()));
            }
        }
        return device;
    }

    private static Map<String, List<String>> enumerations(String name, List<String> values) {
        var map = new LinkedHashMap<String, List<String>>();
        map.put(name, values);
        return map;
    }

    private static Function<String, Element> attribute(String element, String attribute) {
        return value -> Element.of(element).with(attribute, value);
    }

    private static Function<String, Element> child(String element, String child, String attribute) {
        return value -> Element.of(element).add(Element.of(child).with(attribute, value));
    }

    private Element disk() {
        var enumerations = enumerations(
                "diskDevice", Honoured.devices(List.of("disk", "cdrom", "floppy", "lun"), attribute("disk", "device")));
        enumerations.put(
                "bus",
                Honoured.devices(List.of("ide", "fdc", "scsi", "virtio", "usb", "sata"), child("disk", "target", "bus"))
                        .stream()
                        .filter(this::hasBus)
                        .toList());
        Element target = Element.of("target").with("bus", "virtio");
        enumerations.put(
                "model",
                hasBus("virtio")
                        ? Honoured.devices(
                                VIRTIO,
                                model -> Element.of("disk").with("model", model).add(target))
                        : List.of());
        return device("disk", enumerations);
    }

    private boolean hasBus(String bus) {
        return switch (bus) {
            case "ide" ->
                machine.name().startsWith("pc-i440fx-") || machine.name().equals("isapc");
            case "fdc" -> emulator.hasDevice("isa-fdc") && !machine.name().equals("microvm");
            case "scsi" -> emulator.hasDevice("virtio-scsi-pci");
            case "virtio" -> emulator.hasDevice("virtio-blk-pci");
            case "usb" -> emulator.hasDevice("usb-storage");
            default -> emulator.hasDevice("ich9-ahci");
        };
    }

    private Element graphics() {
        var offered = List.of("sdl", "vnc", "spice", "egl-headless", "dbus").stream()
                .filter(this::hasGraphics)
                .toList();
        return device("graphics", enumerations("type", Honoured.devices(offered, attribute("graphics", "type"))));
    }

    private boolean hasGraphics(String type) {
        return switch (type) {
            case "vnc" -> emulator.hasCommand("query-vnc");
            case "spice" -> emulator.hasCommand("query-spice");
            default -> emulator.choices(ProbeChoices.DISPLAY).contains(type);
        };
    }

    private Element video() {
        var devices = Map.of(
                "vga", "VGA",
                "cirrus", "cirrus-vga",
                "vmvga", "vmware-svga",
                "qxl", "qxl-vga",
                "virtio", "virtio-gpu-pci",
                "bochs", "bochs-display",
                "ramfb", "ramfb");
        var offered = List.of("vga", "cirrus", "vmvga", "qxl", "virtio", "none", "bochs", "ramfb").stream()
                .filter(model -> model.equals("none") || emulator.hasDevice(devices.get(model)))
                .toList();
        return device("video", enumerations("modelType", Honoured.devices(offered, child("video", "model", "type"))));
    }

    private static Element hostdev() {
        return device(
                "hostdev", enumerations("mode", Honoured.devices(List.of("subsystem"), attribute("hostdev", "mode"))));
    }

    private Element rng() {
        var offered = emulator.hasDevice("virtio-rng-pci") ? VIRTIO : List.<String>of();
        var enumerations = enumerations("model", Honoured.devices(offered, attribute("rng", "model")));
        var objects = Map.of("random", "rng-random", "egd", "rng-egd", "builtin", "rng-builtin");
        enumerations.put(
                "backendModel",
                Honoured.devices(List.of("random", "egd", "builtin"), child("rng", "backend", "model")).stream()
                        .filter(backend -> emulator.hasObject(objects.get(backend)))
                        .toList());
        return device("rng", enumerations);
    }

    private Element filesystem() {
        var offered = List.of("path", "virtiofs").stream()
                .filter(type -> emulator.hasDevice(type.equals("path") ? "virtio-9p-pci" : "vhost-user-fs-pci"))
                .toList();
        return device(
                "filesystem",
                enumerations("driverType", Honoured.devices(offered, child("filesystem", "driver", "type"))));
    }

    private Element tpm() {
        var offered = List.of("tpm-tis", "tpm-crb").stream()
                .filter(emulator::hasDevice)
                .toList();
        var backends =
                Honoured.devices(List.of("passthrough", "emulator", "external"), child("tpm", "backend", "type"))
                        .stream()
                        .filter(backend -> !backend.equals("emulator")
                                || ChildProcess.find("swtpm").isPresent())
                        .toList();
        var models = backends.isEmpty() ? List.<String>of() : Honoured.devices(offered, attribute("tpm", "model"));
        var enumerations = enumerations("model", models);
        enumerations.put("backendModel", backends);
        enumerations.put("backendVersion", Honoured.devices(List.of("1.2", "2.0"), child("tpm", "backend", "version")));
        return device("tpm", enumerations);
    }

    private Element redirdev() {
        var offered = emulator.hasDevice("usb-redir") ? List.of("usb") : List.<String>of();
        return device("redirdev", enumerations("bus", Honoured.devices(offered, attribute("redirdev", "bus"))));
    }

    private Element channel() {
        var offered = emulator.hasDevice("virtserialport") ? List.of("pty", "unix", "spicevmc") : List.<String>of();
        return device("channel", enumerations("type", Honoured.devices(offered, attribute("channel", "type"))));
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;

/** The remaining devices: a memory balloon, the pointer and the keys that a PC always has, and single attributes. */
final class DeviceDefaults {

    private DeviceDefaults() {}

    static void complete(Draft draft) {
        balloon(draft);
        inputs(draft);
        draft.devices("rng").forEach(DeviceDefaults::rng);
        draft.devices("hostdev").forEach(DeviceDefaults::hostdev);
        draft.devices("filesystem").forEach(device -> {
            device.standard("type", "mount");
            if (device.at("source/@socket").isEmpty()) {
                device.standard("accessmode", "passthrough");
            }
        });
        draft.devices("vsock").forEach(DeviceDefaults::vsock);
        draft.devices("shmem").forEach(DeviceDefaults::shmem);
        draft.devices("redirdev").forEach(DeviceDefaults::redirection);
        draft.devices("panic").forEach(device -> device.standard("model", "isa"));
        draft.devices("watchdog").forEach(device -> device.standard("action", "reset"));
        draft.devices("tpm").forEach(DeviceDefaults::tpm);
    }

    private static void tpm(Device tpm) {
        tpm.standard("model", "tpm-tis");
        if (tpm.xml().child("backend").isEmpty()) {
            throw Refusal.xml("missing TPM device backend");
        }
        String version = tpm.model().equals("tpm-tis") ? "1.2" : "2.0";
        tpm.change(xml -> xml.mapChildren(
                "backend",
                backend -> backend.has("type", "emulator")
                                && backend.attribute("version").isEmpty()
                        ? backend.with("version", version)
                        : backend));
    }

    private static void vsock(Device vsock) {
        vsock.standard("model", "virtio");
        if (vsock.xml().child("cid").isEmpty()) {
            vsock.change(xml -> xml.add(Element.of("cid").with("auto", "yes")));
        }
    }

    private static void balloon(Draft draft) {
        List<Device> balloons = draft.devices("memballoon");
        if (balloons.size() > 1) {
            throw Refusal.internal("only a single memory balloon device is supported");
        }
        if (balloons.isEmpty()) {
            draft.add(Element.of("memballoon").with("model", "virtio"));
        }
    }

    private static void inputs(Draft draft) {
        for (Device input : draft.devices("input")) {
            if (input.at("@bus").isEmpty()) {
                String bus = Map.of("tablet", "usb", "evdev", "", "passthrough", "virtio")
                        .getOrDefault(input.type(), "ps2");
                if (!bus.isEmpty()) {
                    input.change(xml -> xml.with("bus", bus));
                }
            }
        }
        for (String type : List.of("mouse", "keyboard")) {
            boolean there = draft.devices("input").stream()
                    .anyMatch(d -> d.type().equals(type) && d.at("@bus", "").equals("ps2"));
            if (!there) {
                draft.add(Element.of("input").with("type", type).with("bus", "ps2"));
            }
        }
    }

    private static void rng(Device rng) {
        rng.change(xml -> xml.mapChildren("backend", backend -> {
            boolean random = backend.attribute("model").orElse("random").equals("random");
            return random && backend.text().isBlank() ? backend.withText("/dev/random") : backend;
        }));
    }

    private static void hostdev(Device device) {
        if (device.at("@mode", "").equals("subsystem")) {
            device.standard("managed", "no");
        }
        if (device.type().equals("mdev")) {
            device.standard("display", "off");
        }
    }

    private static void shmem(Device shmem) {
        boolean plain = shmem.at("model/@type", "ivshmem").equals("ivshmem-plain");
        if (plain && shmem.xml().child("size").isEmpty()) {
            shmem.change(xml -> xml.add(Element.of("size", "4").with("unit", "M")));
        }
        if (shmem.xml().child("server").isPresent()) {
            shmem.change(xml -> xml.put(xml.child("msi").orElseGet(() -> Element.of("msi"))));
            shmem.change(xml ->
                    xml.mapChildren("msi", m -> m.attribute("ioeventfd").isPresent() ? m : m.with("ioeventfd", "on")));
        }
    }

    private static void redirection(Device device) {
        if (device.type().equals("dbus") && device.xml().child("source").isEmpty()) {
            device.change(xml -> xml.add(Element.of("source").with("channel", "org.qemu.usbredir")));
        }
    }
}

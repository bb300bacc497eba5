package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Serial ports, consoles and channels: targets, ports, and the console that mirrors the first serial port. */
final class CharacterDefaults {

    private static final Map<String, String> SERIAL_MODELS = Map.of(
            "isa-serial",
            "isa-serial",
            "usb-serial",
            "usb-serial",
            "pci-serial",
            "pci-serial",
            "isa-debug",
            "isa-debugcon");

    /** Serial ports that are never the console of the firmware and the kernel. */
    private static final Set<String> NO_CONSOLE = Set.of("pci-serial", "usb-serial", "isa-debug");

    private static final Pattern AUTOMATIC_PATH =
            Pattern.compile("(/var/lib/libvirt/qemu/channel/target|/run/libvirt/qemu/channel)/.*");

    private static final Pattern FOLDER_OF_RUN = Pattern.compile(".*/([0-9]+|domain)-[^/]+/[^/]*");

    private CharacterDefaults() {}

    static void complete(Draft draft) {
        consoleMakesSerial(draft);
        serials(draft);
        consoles(draft);
        serialMakesConsole(draft);
        parallels(draft);
        draft.devices("channel").forEach(CharacterDefaults::channel);
        List.of("serial", "parallel", "console", "channel", "redirdev", "smartcard")
                .forEach(kind -> draft.devices(kind).forEach(device -> device.change(CharacterDefaults::source)));
        draft.devices("rng").forEach(rng -> rng.change(xml -> xml.mapChildren("backend", CharacterDefaults::source)));
    }

    private static void consoleMakesSerial(Draft draft) {
        List<Device> consoles = draft.devices("console");
        if (consoles.isEmpty() || !draft.devices("serial").isEmpty()) {
            return;
        }
        Device first = consoles.get(0);
        if (first.at("target/@type", "serial").equals("serial")) {
            Element serial = first.xml()
                    .named("serial")
                    .without("tty")
                    .withoutChildren("target")
                    .withoutChildren("alias");
            draft.add(serial);
        }
    }

    private static void serials(Draft draft) {
        int next = draft.devices("serial").stream()
                .mapToInt(serial -> Numbers.small(serial.at("target/@port", "-1"), "serial port"))
                .max()
                .orElse(-1);
        for (Device serial : draft.devices("serial")) {
            int port = serial.at("target/@port").isPresent() ? next : ++next;
            serial.change(xml -> serialTarget(xml, port));
        }
    }

    private static Element serialTarget(Element serial, int port) {
        Element given = serial.child("target").orElseGet(() -> Element.of("target"));
        String type = given.attribute("type").orElse("isa-serial");
        if (!SERIAL_MODELS.containsKey(type)) {
            throw Refusal.unsupported(
                    given,
                    "Serial device with target type '" + type
                            + "' not compatible with guest architecture or machine type");
        }
        Element target = new Standards()
                .with("type", type)
                .with("port", Integer.toString(port))
                .under(given);
        if (target.child("model").isEmpty()) {
            target = target.add(Element.of("model").with("name", SERIAL_MODELS.get(type)));
        }
        return serial.put(target);
    }

    private static void serialMakesConsole(Draft draft) {
        List<Device> serials = draft.devices("serial");
        if (serials.isEmpty() || NO_CONSOLE.contains(serials.get(0).at("target/@type", ""))) {
            return;
        }
        List<Device> consoles = draft.devices("console");
        boolean given = !consoles.isEmpty()
                && consoles.get(0).at("target/@type", "serial").equals("serial");
        Element target = Element.of("target").with("type", "serial").with("port", "0");
        Element mirrored = serials.get(0)
                .xml()
                .named("console")
                .withoutChildren("alias")
                .put(given ? consoles.get(0).xml().child("target").orElse(target) : target);
        if (given) {
            consoles.get(0).change(old -> mirrored);
            return;
        }
        List<Device> ordered = new ArrayList<>(consoles);
        ordered.add(0, draft.add(mirrored));
        draft.reorder("console", ordered);
    }

    private static void consoles(Draft draft) {
        List<Device> consoles = draft.devices("console");
        for (int i = 0; i < consoles.size(); i++) {
            Element given = consoles.get(i).xml().child("target").orElseGet(() -> Element.of("target"));
            String type = given.attribute("type").orElse("serial");
            if (i > 0 && type.equals("serial")) {
                throw Refusal.unsupported("Only the first console can be a serial port");
            }
            Element target = new Standards()
                    .with("type", type)
                    .with("port", Integer.toString(i))
                    .under(given);
            consoles.get(i).change(xml -> xml.without("tty").put(target));
        }
    }

    private static void parallels(Draft draft) {
        List<Device> parallels = draft.devices("parallel");
        for (int i = 0; i < parallels.size(); i++) {
            Element given = parallels.get(i).xml().child("target").orElseGet(() -> Element.of("target"));
            Element target = given.attribute("port").isPresent() ? given : given.with("port", i);
            parallels.get(i).change(xml -> xml.put(target));
        }
    }

    private static void channel(Device channel) {
        boolean virtio = channel.at("target/@type", "").equals("virtio");
        String path = channel.at("source/@path", "");
        if (channel.type().equals("unix")
                && virtio
                && (path.isEmpty() || automatic(path, channel.at("target/@name", "")))) {
            channel.change(xml -> xml.withoutChildren("source"));
        }
    }

    /** The path of an earlier run: below a folder that is named after the domain. */
    private static boolean automatic(String path, String name) {
        return AUTOMATIC_PATH.matcher(path).matches()
                || path.endsWith("/" + name) && FOLDER_OF_RUN.matcher(path).matches();
    }

    /** What a backend says by leaving it out. The path of a pseudo terminal belongs to one run of the guest. */
    private static Element source(Element device) {
        String type =
                device.attribute("type").or(() -> device.attribute("backend")).orElse("");
        return switch (type) {
            case "pty" -> device.withoutChildren("source");
            case "tcp" -> protocol(device).mapChildren("source", CharacterDefaults::connect);
            case "unix" -> device.mapChildren("source", CharacterDefaults::connect);
            default -> device;
        };
    }

    private static Element protocol(Element device) {
        return device.child("protocol").isPresent()
                ? device
                : device.add(Element.of("protocol").with("type", "raw"));
    }

    private static Element connect(Element source) {
        return source.attribute("mode").isPresent() || !source.name().equals("source")
                ? source
                : source.with("mode", "connect");
    }
}

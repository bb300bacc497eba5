package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Displays and what belongs to them: where they listen, a video adapter, and an audio backend. */
final class GraphicsDefaults {

    private static final Map<String, String> VIDEO_RAM =
            Map.of("cirrus", "16384", "vga", "16384", "vmvga", "16384", "bochs", "16384");

    private static final Set<String> MODELS =
            Set.of("vga", "cirrus", "vmvga", "qxl", "virtio", "bochs", "ramfb", "none", "default");

    /** Models without the registers of a VGA, of which a PC has one set. */
    private static final Set<String> SECONDARY = Set.of("qxl", "virtio");

    private GraphicsDefaults() {}

    static void complete(Draft draft) {
        draft.devices("graphics").forEach(GraphicsDefaults::display);
        videos(draft);
        audio(draft);
    }

    private static void display(Device display) {
        if (display.type().isEmpty()) {
            throw Refusal.xml("Missing required attribute 'type' in element 'graphics'");
        }
        switch (display.type()) {
            case "vnc" -> vnc(display);
            case "spice" -> spice(display);
            default -> {
                // the others open windows of their own and listen nowhere
            }
        }
    }

    private static void vnc(Device display) {
        listen(display);
        boolean address = display.at("listen/@type", "").equals("address")
                || display.at("listen/@type", "").equals("network");
        if (!address) {
            display.change(xml -> xml.without("port").without("autoport").without("listen"));
            return;
        }
        boolean automatic = display.at("@port").isEmpty()
                || display.at("@port", "").equals("-1")
                || display.at("@autoport", "").equals("yes");
        Element port = display.xml()
                .with("port", automatic ? "-1" : display.at("@port", ""))
                .with("autoport", automatic ? "yes" : "no");
        display.change(xml -> port);
    }

    private static void spice(Device display) {
        boolean ports = display.at("@port").isPresent()
                || display.at("@tlsPort").isPresent()
                || display.at("@autoport", "").equals("yes");
        if (display.xml().child("listen").isEmpty() && display.at("@listen").isEmpty() && !ports) {
            display.change(xml -> xml.add(Element.of("listen").with("type", "none")));
        } else {
            listen(display);
        }
        if (display.at("listen/@type", "").equals("socket")) {
            display.change(xml -> xml.without("port").without("tlsPort").without("autoport"));
        }
        // only VNC repeats the path of its socket
        display.change(xml -> xml.without("socket"));
        if (display.at("@autoport", "").equals("no") && display.at("@port").isEmpty()) {
            display.change(xml -> xml.without("autoport"));
        }
    }

    /** The first address stands in the element too, as older clients expect it. */
    private static void listen(Device display) {
        Optional<String> socket = display.at("@socket");
        if (socket.isPresent() && display.type().equals("vnc")) {
            display.change(xml -> xml.withoutChildren("listen"));
        }
        if (display.xml().child("listen").isEmpty()) {
            Element listen = socket.isPresent()
                    ? Element.of("listen").with("type", "socket").with("socket", socket.get())
                    : Element.of("listen").with("type", "address");
            display.change(xml -> xml.add(
                    display.at("@listen").map(a -> listen.with("address", a)).orElse(listen)));
        }
        Optional<String> first = display.xml()
                .child("listen")
                .filter(each -> each.has("type", "address"))
                .flatMap(each -> each.attribute("address"));
        first.ifPresent(address -> display.change(xml -> xml.with("listen", address)));
        display.at("listen/@socket").ifPresent(path -> display.change(xml -> xml.with("socket", path)));
    }

    private static void videos(Draft draft) {
        if (draft.devices("video").isEmpty() && !draft.devices("graphics").isEmpty()) {
            draft.add(Element.of("video").add(Element.of("model").with("type", "cirrus")));
        }
        List<Device> videos = draft.devices("video");
        long marked = videos.stream()
                .filter(v -> v.at("model/@primary", "").equals("yes"))
                .count();
        if (marked > 1) {
            throw Refusal.unsupported("Only one primary video device is supported");
        }
        if (videos.size() > 1
                && videos.stream().anyMatch(v -> v.at("model/@type", "").equals("none"))) {
            throw Refusal.unsupported("a 'none' video type must be the only video device defined for the domain");
        }
        videos.forEach(GraphicsDefaults::requireModel);
        List<Device> ordered = new ArrayList<>(videos);
        ordered.sort(
                java.util.Comparator.comparing(v -> !v.at("model/@primary", "").equals("yes")));
        draft.reorder("video", ordered);
        ordered.stream().skip(1).forEach(GraphicsDefaults::requireSecondary);
        for (int i = 0; i < ordered.size(); i++) {
            boolean primary = i == 0;
            ordered.get(i)
                    .change(video ->
                            video.put(model(video.child("model").orElseGet(() -> Element.of("model")), primary)));
        }
    }

    private static void requireModel(Device video) {
        String model = video.at("model/@type", "cirrus");
        if (!MODELS.contains(model)) {
            throw Refusal.unsupported("domain configuration does not support video model '" + model + "'");
        }
    }

    private static void requireSecondary(Device video) {
        String model = video.at("model/@type", "cirrus");
        if (!SECONDARY.contains(model)) {
            throw Refusal.unsupported("video type '" + model + "' is only valid as primary video device");
        }
    }

    private static Element model(Element given, boolean primary) {
        String type = given.attribute("type").orElse("cirrus");
        Standards standards = new Standards().with("type", type);
        if (type.equals("qxl")) {
            standards.with("ram", "65536").with("vram", "65536").with("vgamem", "16384");
        } else if (VIDEO_RAM.containsKey(type)) {
            standards.with("vram", VIDEO_RAM.get(type));
        }
        if (!type.equals("none")) {
            standards.with("heads", "1");
        }
        Element model = standards.under(given.without("primary"));
        return primary && !type.equals("none") ? model.with("primary", "yes") : model;
    }

    private static void audio(Draft draft) {
        if (!draft.devices("audio").isEmpty()) {
            return;
        }
        Set<String> displays = new HashSet<>(
                draft.devices("graphics").stream().map(Device::type).toList());
        boolean spice = displays.contains("spice");
        // those two play the sound themselves
        if (!spice && (displays.contains("sdl") || displays.contains("dbus"))) {
            return;
        }
        draft.add(Element.of("audio").with("id", "1").with("type", spice ? "spice" : "none"));
    }
}

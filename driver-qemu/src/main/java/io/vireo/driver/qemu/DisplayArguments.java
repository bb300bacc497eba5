package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;

/** Displays that people connect to, the adapter that draws, and the audio backend. */
final class DisplayArguments {

    private static final int FIRST_PORT = 5900;
    private static final int LAST_PORT = 65535;

    private static final Map<String, String> ADAPTERS = Map.of(
            "vga", "VGA", "cirrus", "cirrus-vga", "vmvga", "vmware-svga", "bochs", "bochs-display", "ramfb", "ramfb");

    private DisplayArguments() {}

    static void add(Arguments arguments, Element live, GuestBuses buses, GuestPlaces places) {
        for (Element audio : live.findAll("devices/audio")) {
            arguments.add(
                    "audiodev",
                    Json.object()
                            .with("id", "audio" + audio.attribute("id").orElse("1"))
                            .with("driver", audio.attribute("type").orElse("none")));
        }
        List<Element> displays = live.findAll("devices/graphics");
        if (displays.isEmpty()) {
            arguments.add("display", "none");
        }
        displays.forEach(display -> arguments.add("vnc", vnc(new Device(display), places)));
        live.findAll("devices/video").forEach(video -> video(arguments, new Device(video), buses));
    }

    /** The password is not here, where every process of the host could read it: it is set by the monitor. */
    private static Options vnc(Device display, GuestPlaces places) {
        Options vnc = switch (display.at("listen/@type", "address")) {
            case "socket" ->
                Options.of("unix:"
                        + MonitorArguments.socketPath(
                                display.at("listen/@socket", places.vnc().toString())));
            case "none" -> Options.of("none");
            default -> tcp(display);
        };
        if (display.at("@passwd").isPresent()) {
            vnc.with("password", true);
        }
        display.at("@sharePolicy").ifPresent(policy -> vnc.with("share", policy));
        display.at("@keymap").ifPresent(keymap -> requireKeymap(display, keymap));
        return vnc;
    }

    private static void requireKeymap(Device display, String keymap) {
        throw Refusal.unsupported(
                display.xml(), "devices/graphics/@keymap='" + keymap + "': set the keymap in the client");
    }

    private static Options tcp(Device display) {
        String listen =
                display.at("listen/@address").or(() -> display.at("@listen")).orElse("127.0.0.1");
        String host = listen.contains(":") ? "[" + listen + "]" : listen;
        boolean automatic = display.at("@autoport", "no").equals("yes");
        int port = automatic ? FIRST_PORT : Numbers.small(display.at("@port", "-1"), "port");
        if (port < FIRST_PORT || port > LAST_PORT) {
            throw Refusal.unsupported(display.xml(), "vnc port must be in range [5900,65535]");
        }
        Options vnc = Options.of(host + ":" + (port - FIRST_PORT));
        if (automatic) {
            // QEMU itself takes the first free port, so nobody can take it between our look and its bind
            vnc.with("to", LAST_PORT - FIRST_PORT);
        }
        display.at("@websocket")
                .ifPresent(websocket -> vnc.with("websocket", websocket.equals("-1") ? "on" : websocket));
        return vnc;
    }

    private static void video(Arguments arguments, Device video, GuestBuses buses) {
        String model = video.at("model/@type", "cirrus");
        if (model.equals("none")) {
            return;
        }
        boolean primary = video.at("model/@primary", "no").equals("yes");
        String driver = switch (model) {
            case "virtio" -> primary ? "virtio-vga" : "virtio-gpu-pci";
            case "qxl" -> primary ? "qxl-vga" : "qxl";
            default -> ADAPTERS.getOrDefault(model, model);
        };
        Json device = Json.object().with("driver", driver).with("id", Aliases.of(video));
        if (model.equals("vga") || model.equals("vmvga")) {
            device = device.with("vgamem_mb", mebibytes(video, "model/@vram"));
        } else if (model.equals("virtio")) {
            device = device.with("max_outputs", Numbers.small(video.at("model/@heads", "1"), "heads"));
        } else if (model.equals("bochs")) {
            device = device.with("vgamem", 1024L * Numbers.small(video.at("model/@vram", "16384"), "video memory"));
        }
        arguments.device(buses.placed(device, video));
    }

    private static int mebibytes(Device video, String path) {
        return Math.max(1, Numbers.small(video.at(path, "16384"), "video memory") / 1024);
    }
}

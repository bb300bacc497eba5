package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;

/** Displays that people connect to, the adapter that draws, and the audio backend. */
final class DisplayArguments {

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
        displays.forEach(display -> {
            if (display.has("type", "spice")) {
                arguments.add("spice", SpiceArguments.of(new Device(display), places));
            } else {
                arguments.add("vnc", vnc(new Device(display), places));
            }
        });
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
        String listen = DisplayPorts.address(display.xml());
        String host = listen.contains(":") ? "[" + listen + "]" : listen;
        boolean automatic = display.at("@autoport", "no").equals("yes");
        int port = automatic ? DisplayPorts.FIRST : Numbers.small(display.at("@port", "-1"), "port");
        if (port < DisplayPorts.FIRST || port > DisplayPorts.LAST) {
            throw Refusal.unsupported(display.xml(), "vnc port must be in range [5900,65535]");
        }
        Options vnc = Options.of(host + ":" + (port - DisplayPorts.FIRST));
        if (automatic) {
            // QEMU itself takes the first free port, so nobody can take it between our look and its bind
            vnc.with("to", DisplayPorts.LAST - DisplayPorts.FIRST);
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
        } else if (model.equals("qxl")) {
            device = qxl(device, video);
        } else if (model.equals("virtio")) {
            device = device.with("max_outputs", Numbers.small(video.at("model/@heads", "1"), "heads"));
        } else if (model.equals("bochs")) {
            device = device.with("vgamem", bytes(video, "model/@vram", "16384"));
        }
        arguments.device(buses.placed(device, video));
    }

    private static Json qxl(Json device, Device video) {
        Json sized = device.with("ram_size", bytes(video, "model/@ram", "65536"))
                .with("vram_size", bytes(video, "model/@vram", "65536"))
                .with("vgamem_mb", mebibytes(video, "model/@vgamem"))
                .with("max_outputs", Numbers.small(video.at("model/@heads", "1"), "heads"));
        return video.at("model/@vram64").isPresent()
                ? sized.with("vram64_size_mb", mebibytes(video, "model/@vram64"))
                : sized;
    }

    private static long bytes(Device video, String path, String standard) {
        return 1024L * Numbers.small(video.at(path, standard), "video memory");
    }

    private static int mebibytes(Device video, String path) {
        return Math.max(1, Numbers.small(video.at(path, "16384"), "video memory") / 1024);
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;

/** A SPICE display: where it listens, and how much it compresses and shares. */
final class SpiceArguments {

    /** Settings that only change how something is sent: where they stand, and QEMU's name for them. */
    private static final List<Map.Entry<String, String>> SETTINGS = List.of(
            Map.entry("image/@compression", "image-compression"),
            Map.entry("jpeg/@compression", "jpeg-wan-compression"),
            Map.entry("zlib/@compression", "zlib-glz-wan-compression"),
            Map.entry("playback/@compression", "playback-compression"),
            Map.entry("streaming/@mode", "streaming-video"));

    private SpiceArguments() {}

    /** The password is not here, where every process of the host could read it: it is set by the monitor. */
    static Options of(Device display, GuestPlaces places) {
        Options spice = Options.empty();
        switch (display.at("listen/@type", "address")) {
            case "socket" ->
                spice.with("unix", true)
                        .with(
                                "addr",
                                MonitorArguments.socketPath(display.at(
                                        "listen/@socket", places.spice().toString())));
            case "none" -> {
                // Only who gets a descriptor from us can connect.
            }
            default -> tcp(spice, display.xml());
        }
        if (display.at("@passwd").isEmpty()) {
            spice.with("disable-ticketing", true);
        }
        SETTINGS.forEach(
                setting -> display.at(setting.getKey()).ifPresent(value -> spice.with(setting.getValue(), value)));
        display.at("mouse/@mode").ifPresent(mode -> spice.with("agent-mouse", mode.equals("client")));
        if (display.at("clipboard/@copypaste", "yes").equals("no")) {
            spice.with("disable-copy-paste", true);
        }
        if (display.at("filetransfer/@enable", "yes").equals("no")) {
            spice.with("disable-agent-file-xfer", true);
        }
        return spice.with("seamless-migration", true);
    }

    private static void tcp(Options spice, Element display) {
        int port = Numbers.small(display.attribute("port").orElse("0"), "port");
        if (port < 1 || port > DisplayPorts.LAST) {
            throw Refusal.unsupported(display, "a SPICE display needs a port from 1 to 65535, or autoport='yes'");
        }
        spice.with("port", port).with("addr", DisplayPorts.address(display));
    }
}

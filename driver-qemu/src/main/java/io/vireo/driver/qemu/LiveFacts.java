package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What only QEMU knows once it is there, written into the live definition: its terminals and the ports of its displays. */
final class LiveFacts {

    private static final Field<Bytes> CURRENT = Field.memory("currentMemory");
    private static final String PTY = "pty:";

    private LiveFacts() {}

    static Element complete(Element live, QmpConnection monitor) {
        Map<String, String> terminals = terminals(live, monitor);
        Element withTerminals =
                live.mapChildren("devices", devices -> devices.mapChildren(device -> terminal(device, terminals)));
        Element mirrored = DiskChains.shown(balloon(console(withTerminals), monitor), monitor);
        boolean listens = mirrored.findAll("devices/graphics").stream().anyMatch(each -> each.has("type", "vnc"));
        return listens ? display(mirrored, monitor.execute("query-vnc")) : mirrored;
    }

    /** How much memory the guest has; that it is to have less, it learns when it has a driver for the balloon. */
    private static Element balloon(Element live, QmpConnection monitor) {
        boolean any = live.findAll("devices/memballoon").stream().anyMatch(each -> !each.has("model", "none"));
        OptionalLong actual = any ? monitor.execute("query-balloon").number("actual") : OptionalLong.empty();
        return actual.isPresent() ? CURRENT.write(live, Bytes.of(actual.getAsLong())) : live;
    }

    private static Map<String, String> terminals(Element live, QmpConnection monitor) {
        Map<String, String> found = new HashMap<>();
        boolean any = live.findAll("devices").stream()
                .flatMap(devices -> devices.children().stream())
                .anyMatch(device -> device.has("type", "pty"));
        if (!any) {
            return found;
        }
        for (Json each : monitor.execute("query-chardev").items()) {
            String file = each.text("filename").orElse("");
            if (file.startsWith(PTY)) {
                found.put(each.text("label").orElse(""), file.substring(PTY.length()));
            }
        }
        return found;
    }

    private static Element terminal(Element device, Map<String, String> terminals) {
        String path = terminals.get("char" + device.at("alias/@name").orElse(""));
        if (path == null || !device.has("type", "pty")) {
            return device;
        }
        Element named = device.name().equals("console") ? device.with("tty", path) : device;
        return named.put(source(device).with("path", path));
    }

    private static Element source(Element device) {
        return device.child("source").orElseGet(() -> Element.of("source"));
    }

    /** The first console is the first serial port under another name. */
    private static Element console(Element live) {
        Optional<Element> serial = live.find("devices/serial");
        Optional<Element> console = live.find("devices/console");
        boolean mirror = serial.isPresent()
                && console.isPresent()
                && console.get().at("target/@type").orElse("serial").equals("serial");
        if (!mirror) {
            return live;
        }
        Element same = console.get();
        Optional<String> tty =
                serial.get().at("source/@path").filter(path -> serial.get().has("type", "pty"));
        same = tty.isPresent() ? same.with("tty", tty.get()) : same;
        Optional<Element> source = serial.get().child("source");
        same = source.isPresent() ? same.put(source.get()) : same;
        Optional<Element> alias = serial.get().child("alias");
        Element finished = alias.isPresent() ? same.put(alias.get()) : same;
        return live.mapChildren("devices", devices -> devices.replaceChild(console.get(), finished));
    }

    private static Element display(Element live, Json vnc) {
        Optional<String> port = vnc.text("service").filter(text -> text.matches("\\d{1,5}"));
        if (port.isEmpty()) {
            return live;
        }
        return live.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "graphics",
                        display -> display.has("autoport", "yes") && display.has("type", "vnc")
                                ? display.with("port", port.get())
                                : display));
    }
}

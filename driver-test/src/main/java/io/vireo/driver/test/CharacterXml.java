package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Serial devices and consoles: the first console is the first serial device, and either brings the other along. */
final class CharacterXml {

    private CharacterXml() {}

    static Element complete(Element devices) {
        Element numbered = numbered(numbered(devices, "serial"), "parallel");
        Optional<Element> console = numbered.child("console");
        Optional<Element> serial = numbered.child("serial");
        if (console.isEmpty()) {
            return serial.filter(CharacterXml::canBeConsole)
                    .map(first -> numbered.add(consoleOf(first)))
                    .orElse(numbered);
        }
        if (!console.get().at("target/@type").orElse("serial").equals("serial")) {
            return numbered;
        }
        Element first = serial.orElseGet(() -> serialOf(console.get()));
        Element withSerial = serial.isPresent() ? numbered : numbered.add(first);
        return withSerial.replaceChild(console.get(), serial.isPresent() ? consoleOf(first) : target(console.get()));
    }

    private static boolean canBeConsole(Element serial) {
        String target = serial.at("target/@type").orElse("");
        return !List.of("pci-serial", "usb-serial", "isa-debug").contains(target);
    }

    private static Element consoleOf(Element serial) {
        return target(serial.named("console").withoutChildren("address"));
    }

    private static Element target(Element console) {
        return console.withoutChildren("target")
                .add(Element.of("target").with("type", "serial").with("port", "0"));
    }

    private static Element serialOf(Element console) {
        return console.named("serial")
                .withoutChildren("target")
                .add(Element.of("target").with("port", "0"));
    }

    /** Ports that are not given are the places in the order of the devices. */
    private static Element numbered(Element devices, String kind) {
        List<Element> seen = new ArrayList<>();
        return devices.mapChildren(kind, device -> {
            int place = seen.size();
            seen.add(device);
            Element target = device.child("target").orElseGet(() -> Element.of("target"));
            return target.attribute("port").isPresent() ? device : device.put(target.with("port", place));
        });
    }
}

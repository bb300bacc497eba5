package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Controllers: their indexes, the drives that hang on them, and those that a drive or channel brings along. */
final class ControllerXml {

    /** How many drives hang on one controller. */
    private static final Map<String, Integer> DRIVES = Map.of("ide", 4, "sata", 6, "scsi", 7, "fdc", 2);

    /** The order in which controllers are brought along. */
    private static final List<String> BUSES = List.of("scsi", "fdc", "ide", "sata");

    private static final List<String> COMPANIONS = List.of("ich9-uhci1", "ich9-uhci2", "ich9-uhci3");

    private ControllerXml() {}

    static Element complete(Element devices) {
        Element drives = devices.mapChildren("disk", ControllerXml::drive);
        Element indexed = ControllerOrder.sorted(indexed(drives.mapChildren("controller", ControllerXml::companion)));
        for (String bus : BUSES) {
            indexed = withControllers(indexed, bus, last(indexed, bus));
        }
        Element serial = withSerial(indexed);
        Element cards = serial.mapChildren("smartcard", new SmartCards()::placed);
        return withControllers(cards, "ccid", cards.child("smartcard").isPresent() ? 0 : -1);
    }

    /** A channel hangs on the controller that it names, or on the first. */
    private static Element withSerial(Element devices) {
        Element changed = devices;
        for (Element device : devices.children()) {
            if (isVirtioSerial(device)) {
                changed = withController(
                        changed,
                        "virtio-serial",
                        device.at("address/@controller").orElse("0"));
            }
        }
        return changed;
    }

    /** Smart cards stand in the slots of one controller, in their order. */
    private static final class SmartCards {

        private int next;

        private Element placed(Element card) {
            int slot = next++;
            return card.child("address").isPresent()
                    ? card
                    : card.add(Element.of("address")
                            .with("type", "ccid")
                            .with("controller", 0)
                            .with("slot", slot));
        }
    }

    private static boolean isVirtioSerial(Element device) {
        return (device.name().equals("channel") || device.name().equals("console"))
                && device.at("target/@type").orElse("").equals("virtio");
    }

    private static Element drive(Element disk) {
        String bus = disk.at("target/@bus").orElse("");
        boolean wanted = disk.child("address")
                .filter(given -> !given.equals(Element.of("address").with("type", "drive")))
                .isEmpty();
        if (!DRIVES.containsKey(bus) || !wanted) {
            return disk;
        }
        int index = DiskOrder.index(disk);
        int onOne = DRIVES.get(bus);
        int unit = index % onOne;
        boolean twoBuses = bus.equals("ide");
        return disk.put(Element.of("address")
                .with("type", "drive")
                .with("controller", index / onOne)
                .with("bus", twoBuses ? unit / 2 : 0)
                .with("target", 0)
                .with("unit", twoBuses ? unit % 2 : unit));
    }

    private static Element companion(Element controller) {
        int place = COMPANIONS.indexOf(controller.attribute("model").orElse(""));
        return place < 0 || controller.child("master").isPresent()
                ? controller
                : controller.add(Element.of("master").with("startport", 2 * place));
    }

    private static Element indexed(Element devices) {
        List<Element> before = new ArrayList<>();
        return devices.mapChildren("controller", controller -> {
            Element numbered = controller.attribute("index").isPresent()
                    ? controller
                    : controller.with("index", free(devices, before, controller));
            before.add(numbered);
            return numbered;
        });
    }

    private static int free(Element devices, List<Element> before, Element controller) {
        String model = controller.attribute("model").orElse("");
        if (COMPANIONS.contains(model) && !before.isEmpty()) {
            Element last = before.get(before.size() - 1);
            if (last.attribute("model").orElse("").startsWith("ich9-")) {
                return Integer.parseInt(last.attribute("index").orElse("0"));
            }
        }
        String type = controller.attribute("type").orElse("");
        Set<String> used = new HashSet<>();
        devices.children("controller").stream()
                .filter(each -> each.has("type", type))
                .forEach(each -> each.attribute("index").ifPresent(used::add));
        before.stream()
                .filter(each -> each.has("type", type))
                .forEach(each -> each.attribute("index").ifPresent(used::add));
        boolean root = model.equals("pci-root") || model.equals("pcie-root");
        int index = type.equals("pci") && !root ? 1 : 0;
        while (used.contains(Integer.toString(index))) {
            index++;
        }
        return index;
    }

    private static int last(Element devices, String bus) {
        return devices.children("disk").stream()
                .filter(disk -> disk.at("target/@bus").orElse("").equals(bus))
                .filter(disk -> disk.at("address/@type").orElse("").equals("drive"))
                .mapToInt(
                        disk -> Integer.parseInt(disk.at("address/@controller").orElse("0")))
                .max()
                .orElse(-1);
    }

    private static Element withControllers(Element devices, String type, int last) {
        Element changed = devices;
        for (int index = 0; index <= last; index++) {
            changed = withController(changed, type, Integer.toString(index));
        }
        return changed;
    }

    private static Element withController(Element devices, String type, String index) {
        boolean there = devices.children("controller").stream()
                .anyMatch(each -> each.has("type", type) && each.has("index", index));
        return there
                ? devices
                : devices.add(Element.of("controller").with("type", type).with("index", index));
    }
}

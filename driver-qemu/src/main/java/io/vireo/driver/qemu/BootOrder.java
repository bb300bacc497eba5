package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Which devices the firmware tries, and when: each device's own order, or the first device of each kind that os/boot names. */
final class BootOrder {

    private final Map<Element, Integer> order = new HashMap<>();

    BootOrder(Element live) {
        int next = 1;
        for (Element boot : live.findAll("os/boot")) {
            int position = next++;
            live.findAll("devices/" + (boot.has("dev", "network") ? "interface" : "disk")).stream()
                    .filter(device -> fits(boot.attribute("dev").orElse(""), device))
                    .findFirst()
                    .ifPresent(device -> order.putIfAbsent(device, position));
        }
    }

    private static boolean fits(String wanted, Element device) {
        return switch (wanted) {
            case "hd" -> device.has("device", "disk") || device.has("device", "lun");
            case "cdrom" -> device.has("device", "cdrom");
            case "fd" -> device.has("device", "floppy");
            default -> device.name().equals("interface");
        };
    }

    OptionalInt of(Device device) {
        if (device.at("boot/@order").isPresent()) {
            return OptionalInt.of(Numbers.small(device.at("boot/@order", ""), "boot order"));
        }
        Integer position = order.get(device.xml());
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The device with its boot index, when it has one. */
    Json with(Json device, Device xml) {
        OptionalInt index = of(xml);
        return index.isPresent() ? device.with("bootindex", index.getAsInt()) : device;
    }
}

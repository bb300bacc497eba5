package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** Disks of one bus stand in the order of their names; buses stay in the order of their first disk. */
final class DiskOrder {

    private DiskOrder() {}

    static Element sorted(Element devices) {
        List<Element> ordered = new ArrayList<>();
        for (Element disk : devices.children("disk")) {
            ordered.add(place(ordered, disk), disk);
        }
        return devices.withoutChildren("disk").addAll(ordered);
    }

    private static int place(List<Element> ordered, Element disk) {
        int place = -1;
        for (int at = ordered.size() - 1; at >= 0; at--) {
            Element other = ordered.get(at);
            if (!bus(other).equals(bus(disk))) {
                continue;
            }
            if (index(other) > index(disk)) {
                place = at;
            } else if (place < 0) {
                return at + 1;
            }
        }
        return place < 0 ? ordered.size() : place;
    }

    private static String bus(Element disk) {
        return disk.at("target/@bus").orElse("");
    }

    /** The place of a drive by its name: {@code sda} is 0, {@code sdz} 25, {@code sdaa} 26. */
    static int index(Element disk) {
        String name = disk.at("target/@dev").orElse("");
        int index = 0;
        for (char letter :
                name.replaceAll("^(xvd|[a-z]{2})", "").replaceAll("[0-9]+$", "").toCharArray()) {
            index = index * 26 + Math.max(1, letter - 'a' + 1);
        }
        return Math.max(0, index - 1);
    }
}

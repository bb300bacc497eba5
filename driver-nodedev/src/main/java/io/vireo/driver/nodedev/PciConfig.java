package io.vireo.driver.nodedev;

import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the configuration space of a PCI device says; without privileges only its first 64 bytes can be read. */
final class PciConfig {

    private static final int STATUS = 0x06;
    private static final int HAS_LIST = 0x10;
    private static final int HEADER = 0x0e;
    private static final int LIST = 0x34;
    private static final int EXPRESS = 0x10;
    private static final int INTEGRATED_ENDPOINT = 9;
    private static final int EVENT_COLLECTOR = 10;
    private static final String[] SPEEDS = {"", "2.5", "5", "8", "16", "32", "64"};

    private final byte[] bytes;

    private PciConfig(byte[] bytes) {
        this.bytes = bytes;
    }

    static PciConfig of(byte[] bytes) {
        return new PciConfig(bytes);
    }

    /** What kind of bridge it is, if it is one. */
    List<Element> bridge() {
        return switch (at(HEADER) & 0x7f) {
            case 1 -> List.of(Texts.capability("pci-bridge"));
            case 2 -> List.of(Texts.capability("cardbus-bridge"));
            default -> List.of();
        };
    }

    /** Its PCI Express link, if it has that capability; devices inside of the root have none. */
    List<Element> express() {
        int place = capability(EXPRESS);
        if (place == 0) {
            return List.of();
        }
        int type = at(place + 2) >> 4;
        Element express = Element.of("pci-express");
        if (type == INTEGRATED_ENDPOINT || type == EVENT_COLLECTOR) {
            return List.of(express);
        }
        int can = word(place + 0x0c);
        int does = word(place + 0x12);
        Element most = Element.of("link").with("validity", "cap").with("port", at(place + 0x0f));
        return List.of(express.add(link(most, can)).add(link(Element.of("link").with("validity", "sta"), does)));
    }

    private static Element link(Element begun, int register) {
        int speed = register & 0xf;
        Element link = speed > 0 && speed < SPEEDS.length ? begun.with("speed", SPEEDS[speed]) : begun;
        return link.with("width", register >> 4 & 0x3f);
    }

    /** Where a capability is; 0 when there is none. A list that bites its own tail ends. */
    private int capability(int wanted) {
        Set<Integer> seen = new HashSet<>();
        int place = (at(STATUS) & HAS_LIST) == 0 ? 0 : at(LIST) & ~3;
        while (place != 0 && seen.add(place)) {
            if (at(place) == wanted) {
                return place;
            }
            place = at(place + 1) & ~3;
        }
        return 0;
    }

    private int at(int place) {
        return place < bytes.length ? bytes[place] & 0xff : 0;
    }

    private int word(int place) {
        return at(place) | at(place + 1) << 8;
    }
}

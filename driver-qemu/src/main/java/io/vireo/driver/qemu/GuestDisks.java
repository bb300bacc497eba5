package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/** Which disk of a definition the guest means by a place on a bus. */
final class GuestDisks {

    private GuestDisks() {}

    /** The target of the disk with the PCI address, or the place at a controller, that the agent tells. */
    static Optional<String> target(Element live, Json place) {
        Json pci = place.get("pci-controller");
        return Disks.of(live).stream()
                .filter(disk -> disk.find("address")
                        .filter(address -> isAt(address, pci, place))
                        .isPresent())
                .map(Disks::target)
                .findFirst();
    }

    private static boolean isAt(Element address, Json pci, Json place) {
        if (address.has("type", "pci")) {
            return is(address, "bus", pci) && is(address, "slot", pci) && is(address, "function", pci);
        }
        return address.has("type", "drive")
                && is(address, "bus", place)
                && is(address, "target", place)
                && is(address, "unit", place);
    }

    private static boolean is(Element address, String name, Json told) {
        try {
            return address.attribute(name).map(Long::decode).orElse(0L)
                    == told.number(name).orElse(-1);
        } catch (NumberFormatException strange) {
            return false;
        }
    }
}

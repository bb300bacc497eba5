package io.vireo.driver.qemu;

import java.util.List;

/** The ich9 controllers that are one slot of the chipset: one for fast devices, three for slow ones. */
final class UsbGroup {

    private UsbGroup() {}

    static List<Device> of(Draft draft, int index) {
        return draft.controllers("usb")
                .filter(each -> each.model().startsWith("ich9-") && each.index() == index)
                .toList();
    }

    /** The function that a member has within the slot of its group. */
    static int function(Device member) {
        return switch (member.model()) {
            case "ich9-uhci1" -> 0;
            case "ich9-uhci2" -> 1;
            case "ich9-uhci3" -> 2;
            default -> 7;
        };
    }
}

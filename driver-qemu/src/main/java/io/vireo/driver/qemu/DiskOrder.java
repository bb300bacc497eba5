package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.List;

/** Disks of one bus stand together, in the order of their targets. */
final class DiskOrder {

    private DiskOrder() {}

    static void sort(Draft draft) {
        List<Device> ordered = new ArrayList<>();
        for (Device disk : draft.devices("disk")) {
            ordered.add(place(ordered, disk), disk);
        }
        draft.reorder("disk", ordered);
    }

    private static int place(List<Device> ordered, Device disk) {
        int place = -1;
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Device other = ordered.get(i);
            if (!other.at("target/@bus", "").equals(disk.at("target/@bus", ""))) {
                continue;
            }
            if (index(other) > index(disk)) {
                place = i;
            } else if (place < 0) {
                place = i + 1;
            }
        }
        return place < 0 ? ordered.size() : place;
    }

    /** The position that a target's name means: {@code vda} is 0, {@code vdz} 25, {@code vdaa} 26. */
    static int index(Device disk) {
        String letters = disk.at("target/@dev", "").replaceFirst("^(fd|hd|vd|sd|xvd|ubd|nvme)", "");
        int index = 0;
        for (char letter : letters.toCharArray()) {
            index = index * 26 + (letter - 'a' + 1);
        }
        return index - 1;
    }
}

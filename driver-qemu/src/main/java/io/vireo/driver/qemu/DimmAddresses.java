package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Slots of memory modules. */
final class DimmAddresses {

    private DimmAddresses() {}

    static void assign(Draft draft) {
        List<Device> modules = draft.devices("memory").stream()
                .filter(device ->
                        device.model().equals("dimm") || device.model().equals("nvdimm"))
                .toList();
        Set<Integer> used = new HashSet<>();
        modules.forEach(device -> device.at("address/@slot").ifPresent(slot -> used.add(Numbers.small(slot, "slot"))));
        for (Device module : modules) {
            if (module.wantsAddress("dimm")) {
                int slot = 0;
                while (!used.add(slot)) {
                    slot++;
                }
                module.setAddress(Element.of("address").with("type", "dimm").with("slot", slot));
            }
        }
    }
}

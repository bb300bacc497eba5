package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.Map;

/** A slot with several devices says so at its first function; else the guest would never look at the others. */
final class MultiFunction {

    private MultiFunction() {}

    static void mark(Draft draft) {
        Map<PciAddress, Integer> used = new HashMap<>();
        draft.devices()
                .forEach(device -> address(device).forEach(each -> used.merge(each.function(0), 1, Integer::sum)));
        for (Device device : draft.devices()) {
            for (PciAddress address : address(device)) {
                Element written = device.address().orElseThrow();
                boolean shared = address.function() == 0 && used.get(address) > 1 && !ofChipset(draft, address);
                if (shared && written.attribute("multifunction").isEmpty()) {
                    device.setAddress(written.with("multifunction", "on"));
                }
            }
        }
    }

    private static java.util.List<PciAddress> address(Device device) {
        return device.addressType().equals("pci")
                ? java.util.List.of(PciAddress.of(device.address().orElseThrow()))
                : java.util.List.of();
    }

    private static boolean ofChipset(Draft draft, PciAddress address) {
        return address.bus() == 0 && address.slot() == (draft.q35() ? 0x1f : 1);
    }
}

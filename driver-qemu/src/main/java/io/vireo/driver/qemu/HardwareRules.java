package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.Set;

/** What single devices and the machine around them contradict. */
final class HardwareRules {

    private HardwareRules() {}

    static void require(Draft draft) {
        memory(draft);
        hostDevices(draft);
        draft.devices("input").forEach(HardwareRules::input);
        draft.devices("interface").forEach(HardwareRules::card);
        for (Device iommu : draft.devices("iommu")) {
            if (iommu.model().equals("intel") && !draft.q35()) {
                throw Refusal.unsupported("IOMMU device: 'intel' is only supported with Q35 machines");
            }
        }
        for (Device shared : draft.devices("shmem")) {
            if (shared.at("model/@type", "ivshmem").equals("ivshmem")) {
                throw Refusal.unsupported("ivshmem device is not supported with this QEMU binary");
            }
        }
    }

    private static void memory(Draft draft) {
        int cells = draft.domain().findAll("cpu/numa/cell").size();
        boolean grows = draft.domain().child("maxMemory").isPresent()
                || !draft.devices("memory").isEmpty();
        if (grows && cells == 0) {
            throw Refusal.unsupported("At least one numa node has to be configured when enabling memory hotplug");
        }
        for (Device module : draft.devices("memory")) {
            int node = Numbers.small(module.at("target/node", "0"), "node");
            if (node >= cells) {
                throw Refusal.detail("can't add memory backend for guest node '" + node + "' as the guest has only '"
                        + cells + "' NUMA nodes configured");
            }
        }
    }

    private static void hostDevices(Draft draft) {
        Set<String> seen = new HashSet<>();
        int framebuffers = 0;
        for (Device device : draft.devices("hostdev")) {
            String source = device.type()
                    + device.xml().child("source").map(Element::toString).orElse("");
            if (!seen.add(source)) {
                throw Refusal.xml("Hostdev already exists in the domain configuration");
            }
            if (device.at("@display", "off").equals("on")
                    && draft.devices("graphics").isEmpty()) {
                throw Refusal.unsupported("graphics device is needed for attribute value 'display=on' in <hostdev>");
            }
            framebuffers += device.at("@ramfb", "off").equals("on") ? 1 : 0;
            if (device.xml().find("address/zpci").isPresent()) {
                throw Refusal.unsupported("This QEMU binary doesn't support zPCI");
            }
        }
        if (framebuffers > 1) {
            throw Refusal.unsupported("Only one vgpu device can have 'ramfb' enabled");
        }
    }

    private static void input(Device input) {
        if (!input.model().isEmpty()
                && !input.model().equals("virtio")
                && !input.type().equals("passthrough")) {
            throw Refusal.unsupported(
                    "virtio (non-)transitional models are not supported for input type=" + input.type());
        }
    }

    private static void card(Device card) {
        String backend = card.at("backend/@type", "");
        if (!backend.isEmpty()) {
            throw Refusal.xml("Invalid value for attribute 'type' in element 'backend': '" + backend + "'.");
        }
        for (String queue : new String[] {"rx_queue_size", "tx_queue_size"}) {
            int size = Numbers.small(card.at("driver/@" + queue, "1"), queue);
            if (Integer.bitCount(size) != 1) {
                throw Refusal.unsupported(queue + " has to be a power of two");
            }
        }
    }
}

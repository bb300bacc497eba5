package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives each PCI device its address, and the guest the bridges and ports that this takes.
 *
 * <p>Given addresses and those of the chipset are taken first. A trial then finds which controllers are missing; they are added,
 * get addresses after those given, and the devices follow in a fixed order of kinds. The result is stable: a complete definition keeps all
 * addresses, and a device that is added later finds the first place that is left.
 */
final class PciAddresses {

    private static final List<String> KINDS = List.of(
            "filesystem",
            "interface",
            "sound",
            "controller",
            "disk",
            "hostdev",
            "memballoon",
            "rng",
            "watchdog",
            "video",
            "shmem",
            "input",
            "serial",
            "vsock",
            "memory",
            "iommu");

    private PciAddresses() {}

    static void assign(Draft draft) {
        PciTree tree = PciTree.of(draft);
        if (tree.isEmpty()) {
            return;
        }
        PciControllers.requireRoot(draft);
        boolean bare = draft.controllers("pci").count() == 1;
        PciGrowth growth = new PciGrowth(draft, tree);
        growth.addReferenced();
        takeGiven(draft, tree);
        PciChipset.assign(draft, tree);
        growth.size(waiting(draft, tree.express()), bare);
        PciTree grown = PciTree.of(draft);
        takeGiven(draft, grown);
        PciChipset.assign(draft, grown);
        PciControllers.complete(draft);
        waiting(draft, grown.express()).forEach(device -> place(draft, grown, device));
        PciControllers.targets(draft);
        MultiFunction.mark(draft);
    }

    private static void takeGiven(Draft draft, PciTree tree) {
        for (Device device : draft.devices()) {
            if (device.addressType().equals("pci") && !device.wantsAddress("pci")) {
                PciPlug plug = PciPlug.of(device, tree.express()).orElse(PciPlug.CONVENTIONAL);
                PciAddress address = PciAddress.of(device.address().orElseThrow());
                if (address.bus() >= before(device)) {
                    throw Refusal.xml("PCI controller at index " + device.index() + " has bus='" + address.bus()
                            + "', but bus must be lower than its index");
                }
                tree.takeGiven(address, plug);
            }
        }
    }

    /** The devices without address, in the order in which they get one. */
    private static List<Device> waiting(Draft draft, boolean express) {
        List<Device> waiting = new ArrayList<>(draft.controllers("pci").toList());
        for (String kind : KINDS) {
            draft.devices(kind).stream()
                    .filter(each -> !each.is("controller", "pci"))
                    .forEach(waiting::add);
        }
        return waiting.stream()
                .filter(each -> each.wantsAddress("pci"))
                .filter(each -> PciPlug.of(each, express).isPresent())
                .toList();
    }

    private static void place(Draft draft, PciTree tree, Device device) {
        if (!device.wantsAddress("pci")) {
            return;
        }
        PciPlug plug = PciPlug.of(device, tree.express()).orElseThrow();
        if (device.model().startsWith("ich9-") && device.is("controller", "usb")) {
            placeGroup(draft, tree, device, plug);
            return;
        }
        PciAddress address = tree.next(plug, before(device)).orElseThrow(() -> noRoom(device, plug));
        tree.take(address, plug);
        device.setAddress(address.element());
    }

    /** The bus below which a device has to be: its own for a PCI controller, any for the others. */
    static int before(Device device) {
        return device.is("controller", "pci") ? device.index() : Integer.MAX_VALUE;
    }

    private static void placeGroup(Draft draft, PciTree tree, Device device, PciPlug plug) {
        List<Device> group = UsbGroup.of(draft, device.index());
        PciAddress slot = group.stream()
                .filter(each -> !each.wantsAddress("pci"))
                .findFirst()
                .map(each -> PciAddress.of(each.address().orElseThrow()))
                .or(() -> tree.next(plug))
                .orElseThrow(() -> noRoom(device, plug));
        for (Device member : group) {
            PciAddress address = slot.function(UsbGroup.function(member));
            if (member.wantsAddress("pci")) {
                tree.take(address, plug);
                member.setAddress(address.element());
            }
        }
    }

    private static RuntimeException noRoom(Device device, PciPlug plug) {
        return Refusal.internal("No more available PCI slots for <" + device.kind()
                + ">: it needs a controller that accepts a " + plug.words() + "; add one, or remove devices");
    }
}

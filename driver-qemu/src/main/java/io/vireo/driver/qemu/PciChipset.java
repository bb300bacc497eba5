package io.vireo.driver.qemu;

import java.util.List;
import java.util.Optional;

/** The places that a chipset gives its own devices. */
final class PciChipset {

    private static final int VIDEO_SLOT_I440FX = 2;
    private static final int VIDEO_SLOT_Q35 = 1;
    private static final int LPC = 0x1f;

    private PciChipset() {}

    /** Takes the chipset's places on the root bus, and gives its own devices their addresses; all given ones are taken already. */
    static void assign(Draft draft, PciTree tree) {
        if (tree.express()) {
            q35(draft, tree);
        } else {
            i440fx(draft, tree);
        }
    }

    private static void i440fx(Draft draft, PciTree tree) {
        PciBus root = tree.root();
        fix(tree, draft.controller("ide", 0), 1, 1);
        place(tree, draft.controller("usb", 0).filter(usb -> usb.model().equals("piix3-uhci")), 1, 2);
        root.takeAll(0);
        root.takeAll(1);
        video(draft, tree, VIDEO_SLOT_I440FX);
    }

    private static void q35(Draft draft, PciTree tree) {
        PciBus root = tree.root();
        fix(tree, draft.controller("sata", 0), LPC, 2);
        root.take(LPC, 0);
        root.take(LPC, 3);
        usbGroups(draft, tree);
        place(
                tree,
                draft.controllers("pci")
                        .filter(each -> each.model().equals("dmi-to-pci-bridge"))
                        .findFirst(),
                0x1e,
                0);
        video(draft, tree, VIDEO_SLOT_Q35);
        place(
                tree,
                draft.devices("sound").stream()
                        .filter(each -> each.model().equals("ich9"))
                        .findFirst(),
                0x1b,
                0);
    }

    private static void usbGroups(Draft draft, PciTree tree) {
        for (Device fast : draft.controllers("usb")
                .filter(each -> each.model().equals("ich9-ehci1"))
                .toList()) {
            List<Device> group = UsbGroup.of(draft, fast.index());
            boolean untouched = group.stream().allMatch(each -> each.wantsAddress("pci"));
            int slot = tree.root().free(0x1d) ? 0x1d : 0x1a;
            if (untouched && tree.root().free(slot)) {
                group.forEach(each -> place(tree, Optional.of(each), slot, UsbGroup.function(each)));
            }
        }
    }

    private static void video(Draft draft, PciTree tree, int slot) {
        draft.devices("video").stream()
                .findFirst()
                .filter(video -> PciPlug.of(video, tree.express()).isPresent())
                .filter(video -> tree.root().free(slot))
                .ifPresent(video -> place(tree, Optional.of(video), slot, 0));
    }

    /** A device that the chipset has in one place only. */
    private static void fix(PciTree tree, Optional<Device> device, int slot, int function) {
        if (device.isPresent()
                && device.get().wantsAddress("pci")
                && !tree.root().free(slot, function)) {
            throw Refusal.xml("Attempted double use of PCI Address " + new PciAddress(0, 0, slot, function));
        }
        place(tree, device, slot, function);
    }

    private static void place(PciTree tree, Optional<Device> device, int slot, int function) {
        device.filter(each -> each.wantsAddress("pci"))
                .filter(each -> tree.root().free(slot, function))
                .ifPresent(each -> {
                    PciAddress address = new PciAddress(0, 0, slot, function);
                    tree.take(address, PciPlug.CONVENTIONAL);
                    each.setAddress(address.element());
                });
    }
}

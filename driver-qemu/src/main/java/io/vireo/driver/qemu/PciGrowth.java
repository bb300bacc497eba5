package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** Finds the bridges and ports that a guest lacks, by trying out where all its devices would go. */
final class PciGrowth {

    private final Draft draft;
    private final PciTree tree;

    PciGrowth(Draft draft, PciTree tree) {
        this.draft = draft;
        this.tree = tree;
    }

    /** Adds the controllers that are missing below the last one, and those of buses that given addresses name. */
    void addReferenced() {
        int last = draft.devices().stream()
                .filter(device -> device.addressType().equals("pci") && !device.wantsAddress("pci"))
                .mapToInt(
                        device -> PciAddress.of(device.address().orElseThrow()).bus())
                .max()
                .orElse(0);
        last = Math.max(last, tree.nextIndex() - 1);
        for (int index = 1; index <= last; index++) {
            if (tree.bus(index).isEmpty()) {
                add(index, tree.express() ? "pcie-root-port" : "pci-bridge");
            }
        }
    }

    /**
     * Adds the controllers without which the devices have no room.
     *
     * @param waiting the devices in their order
     * @param bare whether nobody gave a controller beyond the root; ports then get one to spare, for a device plugged in later
     */
    void size(List<Device> waiting, boolean bare) {
        int before = tree.buses().size();
        waiting.forEach(this::tryOut);
        boolean grown = tree.buses().size() > before;
        if (tree.express() && bare && grown) {
            add(tree.freeIndex(), "pcie-root-port");
        }
        if (!tree.express()
                && !waiting.isEmpty()
                && tree.next(PciPlug.CONVENTIONAL).isEmpty()) {
            add(tree.freeIndex(), "pci-bridge");
        }
    }

    private void tryOut(Device device) {
        PciPlug plug = PciPlug.of(device, tree.express()).orElseThrow();
        if (device.is("controller", "usb")
                && device.model().startsWith("ich9-")
                && !UsbGroup.of(draft, device.index()).get(0).equals(device)) {
            return;
        }
        Optional<PciAddress> place = tree.next(plug, PciAddresses.before(device));
        if (place.isEmpty()) {
            grow(plug);
            place = tree.next(plug, PciAddresses.before(device));
        }
        place.ifPresent(address -> tree.take(address, plug));
    }

    private void grow(PciPlug plug) {
        switch (plug) {
            case EXPRESS, UPSTREAM_PORT -> addPort();
            case EXPRESS_TO_PCI -> addPort();
            case CONVENTIONAL -> growConventional();
            default ->
                throw Refusal.internal(
                        "Cannot automatically add a new PCI bus for a device that needs a controller which accepts a "
                                + plug.words());
        }
    }

    private void addPort() {
        if (!tree.express()) {
            throw Refusal.internal("a PCI Express device needs machine type q35");
        }
        add(tree.freeIndex(), "pcie-root-port");
    }

    private void growConventional() {
        if (!tree.express()
                || tree.anyAccepts(PciPlug.BRIDGE) && tree.next(PciPlug.BRIDGE).isPresent()) {
            tree.next(PciPlug.BRIDGE).ifPresent(address -> tree.take(address, PciPlug.BRIDGE));
            add(tree.freeIndex(), "pci-bridge");
            return;
        }
        int port = tree.freeIndex();
        add(port, "pcie-root-port");
        tree.take(new PciAddress(0, port, 0, 0), PciPlug.EXPRESS_TO_PCI);
        add(tree.freeIndex(), "pcie-to-pci-bridge");
    }

    private void add(int index, String model) {
        tree.add(index, model);
        Element controller = Controllers.controller("pci", index).with("model", model);
        draft.add(controller);
    }
}

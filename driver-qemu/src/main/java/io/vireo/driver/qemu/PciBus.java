package io.vireo.driver.qemu;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bus behind one PCI controller: what it accepts, and which places on it are taken. */
final class PciBus {

    private static final int SLOTS = 32;
    private static final int FUNCTIONS = 8;

    private static final Map<String, Set<PciPlug>> ACCEPTS = Map.of(
            "pci-root", EnumSet.of(PciPlug.CONVENTIONAL, PciPlug.BRIDGE, PciPlug.EXPANDER),
            "pci-bridge", EnumSet.of(PciPlug.CONVENTIONAL, PciPlug.BRIDGE),
            "pci-expander-bus", EnumSet.of(PciPlug.CONVENTIONAL, PciPlug.BRIDGE),
            "pcie-root",
                    EnumSet.of(PciPlug.ROOT_PORT, PciPlug.DMI_BRIDGE, PciPlug.EXPRESS_EXPANDER, PciPlug.INTEGRATED),
            "pcie-expander-bus", EnumSet.of(PciPlug.ROOT_PORT, PciPlug.DMI_BRIDGE),
            "dmi-to-pci-bridge", EnumSet.of(PciPlug.BRIDGE),
            "pcie-to-pci-bridge", EnumSet.of(PciPlug.CONVENTIONAL, PciPlug.BRIDGE),
            "pcie-root-port", EnumSet.of(PciPlug.EXPRESS, PciPlug.UPSTREAM_PORT, PciPlug.EXPRESS_TO_PCI),
            "pcie-switch-downstream-port", EnumSet.of(PciPlug.EXPRESS, PciPlug.UPSTREAM_PORT, PciPlug.EXPRESS_TO_PCI),
            "pcie-switch-upstream-port", EnumSet.of(PciPlug.DOWNSTREAM_PORT));

    /** Buses on which people, but not we, put devices that end a branch. */
    private static final Set<String> MORE_BY_HAND = Set.of("pcie-root", "dmi-to-pci-bridge");

    private final int index;
    private final String model;
    private final int[] taken = new int[SLOTS];
    private final boolean[] ports = new boolean[SLOTS];

    PciBus(int index, String model) {
        this.index = index;
        this.model = model;
    }

    int index() {
        return index;
    }

    String model() {
        return model;
    }

    /** Whether we put such a device here. */
    boolean accepts(PciPlug plug) {
        return ACCEPTS.getOrDefault(model, Set.of()).contains(plug);
    }

    /** Whether people may put such a device here. */
    boolean allows(PciPlug plug) {
        boolean endpoints = MORE_BY_HAND.contains(model) || accepts(PciPlug.CONVENTIONAL) || accepts(PciPlug.EXPRESS);
        return accepts(plug) || plug.endpoint() && endpoints;
    }

    private int firstSlot() {
        return switch (model) {
            case "pci-root", "pcie-root", "pci-bridge", "pcie-to-pci-bridge" -> 1;
            default -> 0;
        };
    }

    private int lastSlot() {
        return switch (model) {
            case "pcie-root-port", "pcie-switch-downstream-port" -> 0;
            default -> SLOTS - 1;
        };
    }

    boolean inRange(int slot) {
        return slot >= firstSlot() && slot <= lastSlot();
    }

    boolean free(int slot) {
        return taken[slot] == 0;
    }

    boolean free(int slot, int function) {
        return (taken[slot] & 1 << function) == 0;
    }

    void take(int slot, int function) {
        taken[slot] |= 1 << function;
    }

    /** Takes a place for a port, whose slot may be shared by others of its kind. */
    void takePort(int slot, int function) {
        ports[slot] |= free(slot) || ports[slot];
        take(slot, function);
    }

    void takeAll(int slot) {
        taken[slot] = (1 << FUNCTIONS) - 1;
    }

    int functions(int slot) {
        return Integer.bitCount(taken[slot]);
    }

    /** The first place for a device of its own, or for a port beside other ports. */
    Optional<PciAddress> next(PciPlug plug) {
        for (int slot = firstSlot(); slot <= lastSlot(); slot++) {
            if (free(slot)) {
                return Optional.of(new PciAddress(0, index, slot, 0));
            }
            int function = Integer.numberOfTrailingZeros(~taken[slot]);
            if (plug == PciPlug.ROOT_PORT && ports[slot] && function < FUNCTIONS) {
                return Optional.of(new PciAddress(0, index, slot, function));
            }
        }
        return Optional.empty();
    }
}

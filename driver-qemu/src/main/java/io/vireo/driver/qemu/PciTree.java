package io.vireo.driver.qemu;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All PCI buses of a guest, by index, and what is taken on them. */
final class PciTree {

    private final TreeMap<Integer, PciBus> buses = new TreeMap<>();

    static PciTree of(Draft draft) {
        PciTree tree = new PciTree();
        draft.controllers("pci").forEach(each -> tree.add(each.index(), each.model()));
        return tree;
    }

    void add(int index, String model) {
        buses.put(index, new PciBus(index, model));
    }

    boolean isEmpty() {
        return buses.isEmpty();
    }

    List<PciBus> buses() {
        return List.copyOf(buses.values());
    }

    Optional<PciBus> bus(int index) {
        return Optional.ofNullable(buses.get(index));
    }

    PciBus root() {
        return buses.firstEntry().getValue();
    }

    boolean express() {
        return root().model().equals("pcie-root");
    }

    int freeIndex() {
        int index = 1;
        while (buses.containsKey(index)) {
            index++;
        }
        return index;
    }

    /** The index after the last one. */
    int nextIndex() {
        return buses.lastKey() + 1;
    }

    /** Takes an address that somebody gave; throws when it is taken, out of range, or the bus does not fit. */
    void takeGiven(PciAddress address, PciPlug plug) {
        if (address.domain() != 0) {
            throw Refusal.xml("Invalid PCI address " + address + ". Only PCI domain 0 is available");
        }
        PciBus bus = bus(address.bus())
                .orElseThrow(() -> Refusal.xml("Invalid PCI address " + address
                        + ". There is no PCI controller with index='" + address.bus() + "'"));
        if (!bus.allows(plug)) {
            throw Refusal.xml(
                    "The device at PCI address " + address + " cannot be plugged into the PCI controller with index='"
                            + address.bus() + "'. It requires a controller that accepts a " + plug.words() + ".");
        }
        if (!bus.inRange(address.slot())) {
            throw Refusal.xml("Invalid PCI address " + address + ". slot must be within the controller's range");
        }
        if (!bus.free(address.slot(), address.function())) {
            throw Refusal.xml("Attempted double use of PCI Address " + address);
        }
        take(address, plug);
    }

    void take(PciAddress address, PciPlug plug) {
        bus(address.bus()).ifPresent(bus -> {
            if (plug == PciPlug.ROOT_PORT) {
                bus.takePort(address.slot(), address.function());
            } else {
                bus.take(address.slot(), address.function());
            }
        });
    }

    /** The first free place on the first bus that accepts such a device. */
    Optional<PciAddress> next(PciPlug plug) {
        return next(plug, Integer.MAX_VALUE);
    }

    /** The same, on a bus before this one: a bridge must not sit on the bus that it makes. */
    Optional<PciAddress> next(PciPlug plug, int before) {
        for (PciBus bus : buses.headMap(before).values()) {
            Optional<PciAddress> place = bus.accepts(plug) ? bus.next(plug) : Optional.empty();
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    boolean anyAccepts(PciPlug plug) {
        return buses.values().stream().anyMatch(bus -> bus.accepts(plug));
    }
}

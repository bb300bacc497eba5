package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Controllers: models and indexes of those given, and those that a machine or another device brings along. */
final class Controllers {

    private static final int MAX_INDEX = 255;

    private Controllers() {}

    /** Completes the given ones and adds those that the machine always has. */
    static void complete(Draft draft) {
        order(draft);
        models(draft);
        indexes(draft);
        requireUnique(draft);
        ofMachine(draft);
    }

    private static void models(Draft draft) {
        for (Device controller : draft.devices("controller")) {
            switch (controller.type()) {
                case "usb" -> controller.standard("model", "piix3-uhci");
                case "scsi" -> {
                    if (controller.model().isEmpty() || controller.model().equals("auto")) {
                        controller.change(xml -> xml.with("model", "lsilogic"));
                    }
                }
                case "" -> throw Refusal.xml("Missing required attribute 'type' in element 'controller'");
                default -> {
                    // the others have one model only, or say it
                }
            }
            int startPort = List.of("ich9-uhci1", "ich9-uhci2", "ich9-uhci3").indexOf(controller.model()) * 2;
            if (startPort >= 0 && controller.xml().child("master").isEmpty()) {
                controller.change(xml -> xml.add(Element.of("master").with("startport", startPort)));
            }
        }
    }

    private static void indexes(Draft draft) {
        for (Device controller : draft.devices("controller")) {
            if (controller.at("@index").isPresent()) {
                requireIndex(controller.type(), controller.index());
            } else {
                int index = freeIndex(draft, controller);
                controller.change(xml -> xml.with("index", index));
            }
        }
    }

    private static int freeIndex(Draft draft, Device controller) {
        if (controller.model().equals("pci-root") || controller.model().equals("pcie-root")) {
            return 0;
        }
        return companionIndex(draft, controller).orElseGet(() -> freeIndex(draft, controller.type()));
    }

    /** A controller of the ich9 group joins the one before it, unless that group has one of its model already. */
    private static Optional<Integer> companionIndex(Draft draft, Device controller) {
        List<Device> all = draft.controllers("usb").toList();
        int position = all.indexOf(controller);
        if (position < 1
                || !controller.model().startsWith("ich9-")
                || !all.get(position - 1).model().startsWith("ich9-")) {
            return Optional.empty();
        }
        int index = all.get(position - 1).index();
        boolean taken = all.stream()
                .filter(each -> each.at("@index").isPresent() && each.index() == index)
                .anyMatch(each -> each.model().equals(controller.model()));
        return taken ? Optional.empty() : Optional.of(index);
    }

    /** One definition must not make us add millions of controllers. */
    static void requireIndex(String type, int index) {
        if (index < 0 || index > MAX_INDEX) {
            throw Refusal.xml("index " + index + " of a " + type + " controller is not between 0 and " + MAX_INDEX);
        }
    }

    /** The lowest index that no controller of a type has. */
    static int freeIndex(Draft draft, String type) {
        Set<Integer> used = new HashSet<>();
        draft.controllers(type).filter(each -> each.at("@index").isPresent()).forEach(each -> used.add(each.index()));
        int index = type.equals("pci") ? 1 : 0;
        while (used.contains(index)) {
            index++;
        }
        return index;
    }

    private static void requireUnique(Draft draft) {
        Set<String> seen = new HashSet<>();
        for (Device controller : draft.devices("controller")) {
            boolean companion = controller.model().startsWith("ich9-uhci");
            if (!companion && !seen.add(controller.type() + controller.index())) {
                throw Refusal.xml(
                        "Multiple '" + controller.type() + "' controllers with index '" + controller.index() + "'");
            }
        }
    }

    /** Controllers of one type stand in the order of their indexes, and one for fast devices before its companions. */
    private static void order(Draft draft) {
        List<Device> ordered = new ArrayList<>();
        for (Device controller : draft.devices("controller")) {
            ordered.add(place(ordered, controller), controller);
        }
        draft.reorder("controller", ordered);
    }

    private static int place(List<Device> ordered, Device controller) {
        int place = -1;
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Device other = ordered.get(i);
            if (!other.type().equals(controller.type())) {
                continue;
            }
            if (controller.index() < 0) {
                return i + 1;
            }
            if (rank(other) > rank(controller)) {
                place = i;
            } else if (place < 0) {
                return i + 1;
            }
        }
        return place < 0 ? ordered.size() : place;
    }

    private static int rank(Device controller) {
        return 2 * controller.index() + (controller.model().startsWith("ich9-uhci") ? 1 : 0);
    }

    private static void ofMachine(Draft draft) {
        if (!draft.q35() && !draft.i440fx()) {
            return;
        }
        if (draft.controllers("usb").findAny().isEmpty()) {
            draft.add(controller("usb", 0).with("model", draft.q35() ? "qemu-xhci" : "piix3-uhci"));
        }
        if (draft.q35()) {
            addMissing(draft, "sata", 0);
        }
        if (draft.controller("pci", 0).isEmpty()) {
            draft.add(controller("pci", 0).with("model", draft.q35() ? "pcie-root" : "pci-root"));
        }
    }

    /** Adds the controllers that disks, channels and the like refer to. */
    static void addForDrives(Draft draft) {
        for (String bus : List.of("scsi", "fdc", "ide", "sata")) {
            int last = draft.devices("disk").stream()
                    .filter(disk -> disk.at("target/@bus", "").equals(bus))
                    .mapToInt(disk -> Numbers.small(disk.at("address/@controller", "0"), "controller"))
                    .max()
                    .orElse(-1);
            requireIndex(bus, Math.max(0, last));
            for (int index = 0; index <= last; index++) {
                addMissing(draft, bus, index);
            }
        }
    }

    /** Adds a controller unless there is one of that type and index. */
    static void addMissing(Draft draft, String type, int index) {
        requireIndex(type, index);
        if (draft.controller(type, index).isEmpty()) {
            Element added = controller(type, index);
            draft.add(type.equals("scsi") ? added.with("model", "lsilogic") : added);
        }
    }

    static Element controller(String type, int index) {
        return Element.of("controller").with("type", type).with("index", index);
    }
}

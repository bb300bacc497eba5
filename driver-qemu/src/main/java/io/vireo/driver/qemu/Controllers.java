package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Controllers: models and indexes of those given, and those that a machine or another device brings along. */
final class Controllers {

    private Controllers() {}

    /** Completes the given ones and adds those that the machine always has. */
    static void complete(Draft draft) {
        models(draft);
        indexes(draft);
        requireUnique(draft);
        companions(draft);
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
                int index = controller.index();
                if (index < 0) {
                    throw Refusal.xml("Invalid value for attribute 'index' in element 'controller': '" + index + "'.");
                }
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
        if (controller.model().startsWith("ich9-uhci")) {
            return draft.controllers("usb")
                    .filter(each -> each.model().equals("ich9-ehci1")
                            && each.at("@index").isPresent())
                    .mapToInt(Device::index)
                    .max()
                    .orElse(0);
        }
        return freeIndex(draft, controller.type());
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

    /** The controller of fast devices stands before its companions for slow ones. */
    private static void companions(Draft draft) {
        List<Device> ordered = new ArrayList<>(draft.devices("controller"));
        for (Device fast : draft.devices("controller")) {
            if (!fast.model().equals("ich9-ehci1")) {
                continue;
            }
            ordered.stream()
                    .filter(each -> each.model().startsWith("ich9-uhci") && each.index() == fast.index())
                    .min(Comparator.comparing(ordered::indexOf))
                    .filter(first -> ordered.indexOf(first) < ordered.indexOf(fast))
                    .ifPresent(first -> {
                        ordered.remove(fast);
                        ordered.add(ordered.indexOf(first), fast);
                    });
        }
        draft.reorder("controller", ordered);
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
            for (int index = 0; index <= last; index++) {
                addMissing(draft, bus, index);
            }
        }
    }

    /** Adds a controller unless there is one of that type and index. */
    static void addMissing(Draft draft, String type, int index) {
        if (draft.controller(type, index).isEmpty()) {
            Element added = controller(type, index);
            draft.add(type.equals("scsi") ? added.with("model", "lsilogic") : added);
        }
    }

    static Element controller(String type, int index) {
        return Element.of("controller").with("type", type).with("index", index);
    }
}

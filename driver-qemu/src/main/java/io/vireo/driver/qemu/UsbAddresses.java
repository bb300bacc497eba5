package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ports of USB devices. When the ports do not suffice, hubs are added first. */
final class UsbAddresses {

    private static final Set<String> SLOW_COMPANIONS = Set.of("ich9-uhci1", "ich9-uhci2", "ich9-uhci3");

    private UsbAddresses() {}

    static void assign(Draft draft) {
        List<Device> devices = devices(draft);
        if (draft.controllers("usb").anyMatch(each -> each.model().equals("none"))) {
            requireNone(draft, devices);
            return;
        }
        UsbTree tree = new UsbTree();
        draft.controllers("usb")
                .filter(each -> !SLOW_COMPANIONS.contains(each.model()))
                .forEach(each -> tree.addBus(each.index(), ports(each)));
        draft.devices("hub").stream().filter(hub -> !hub.wantsAddress("usb")).forEach(hub -> takeHub(tree, hub));
        devices.stream()
                .filter(each -> !each.kind().equals("hub")
                        && !each.wantsAddress("usb")
                        && each.at("address/@port").isPresent())
                .forEach(each -> tree.take(bus(each), port(each)));
        addHubs(draft, tree, devices);
        devices(draft).stream()
                .filter(each -> each.at("address/@port").isEmpty())
                .forEach(each -> place(tree, each));
    }

    /** All USB devices, in the order in which they get a port. */
    private static List<Device> devices(Draft draft) {
        List<Device> all = new ArrayList<>(draft.devices("hub"));
        draft.devices("hostdev").stream()
                .filter(each -> each.type().equals("usb"))
                .forEach(all::add);
        draft.devices("disk").stream()
                .filter(each -> each.at("target/@bus", "").equals("usb"))
                .forEach(all::add);
        draft.controllers("ccid").forEach(all::add);
        draft.devices("input").stream()
                .filter(each -> each.at("@bus", "").equals("usb"))
                .forEach(all::add);
        draft.devices("serial").stream()
                .filter(each -> each.at("target/@type", "").equals("usb-serial"))
                .forEach(all::add);
        draft.devices("sound").stream()
                .filter(each -> each.model().equals("usb"))
                .forEach(all::add);
        draft.devices("redirdev").forEach(all::add);
        return all;
    }

    private static void requireNone(Draft draft, List<Device> devices) {
        for (Device device : devices) {
            if (device.kind().equals("hub")) {
                throw Refusal.unsupported("Can't add USB hub: USB is disabled for this domain");
            }
            if (device.kind().equals("input")) {
                throw Refusal.unsupported("Can't add USB input device. USB bus is disabled");
            }
            throw Refusal.unsupported(
                    "Can't add a USB device: USB is disabled for this domain (<" + device.kind() + ">)");
        }
    }

    private static int ports(Device controller) {
        int most = switch (controller.model()) {
            case "nec-xhci", "qemu-xhci" -> 15;
            case "ich9-ehci1", "ehci" -> 6;
            default -> 2;
        };
        boolean xhci = controller.model().endsWith("xhci");
        int ports = Numbers.small(controller.at("@ports", Integer.toString(xhci ? 4 : most)), "ports");
        if (xhci && (ports < 1 || ports > most)) {
            throw Refusal.unsupported(
                    "'" + controller.model() + "' controller only supports up to '" + most + "' ports");
        }
        return ports;
    }

    private static int bus(Device device) {
        return Numbers.small(device.at("address/@bus", "0"), "USB bus");
    }

    private static List<Integer> port(Device device) {
        String text = device.at("address/@port", "");
        List<Integer> port = new ArrayList<>();
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){0,3}")) {
            throw Refusal.internal("Cannot parse <address> 'port' attribute");
        }
        for (String part : text.split("\\.")) {
            port.add(Integer.parseInt(part));
        }
        if (port.contains(0)) {
            throw Refusal.internal("Cannot parse <address> 'port' attribute");
        }
        return port;
    }

    private static void takeHub(UsbTree tree, Device hub) {
        tree.takeHub(bus(hub), port(hub));
    }

    private static void addHubs(Draft draft, UsbTree tree, List<Device> devices) {
        long waiting = devices.stream()
                .filter(each -> each.at("address/@port").isEmpty())
                .count();
        int hubs = tree.hubsFor(
                (int) waiting,
                devices.stream()
                        .filter(each -> each.kind().equals("hub")
                                && each.at("address/@port").isEmpty())
                        .toList()
                        .size());
        for (int i = 0; i < hubs; i++) {
            draft.add(Element.of("hub").with("type", "usb"));
        }
    }

    private static void place(UsbTree tree, Device device) {
        UsbTree.Place place = tree.next(device.at("address/@bus").map(bus -> Numbers.small(bus, "USB bus")))
                .orElseThrow(() -> Refusal.internal("No free USB ports"));
        Element address = Element.of("address")
                .with("type", "usb")
                .with("bus", place.bus())
                .with("port", place.text());
        device.setAddress(address);
        if (device.kind().equals("hub")) {
            tree.takeHub(place.bus(), place.port());
        } else {
            tree.take(place.bus(), place.port());
        }
    }
}

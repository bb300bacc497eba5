package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ports of virtio serial controllers and slots of smart card readers. */
final class SerialAddresses {

    private static final int PORTS = 31;

    private SerialAddresses() {}

    static void assign(Draft draft) {
        Set<String> used = new HashSet<>();
        for (Device device : onVirtioSerial(draft)) {
            if (device.at("address/@port").isPresent()) {
                String place = device.at("address/@controller", "0") + ":" + device.at("address/@port", "");
                if (!used.add(place)) {
                    throw Refusal.xml("Port " + device.at("address/@port", "") + " on virtio-serial controller "
                            + device.at("address/@controller", "0") + " is used by more than one device");
                }
                Controllers.addMissing(
                        draft, "virtio-serial", Numbers.small(device.at("address/@controller", "0"), "controller"));
            }
        }
        if (onVirtioSerial(draft).stream()
                .anyMatch(device ->
                        device.kind().equals("console") && device.address().isEmpty())) {
            Controllers.addMissing(draft, "virtio-serial", 0);
        }
        onVirtioSerial(draft).stream()
                .filter(device -> device.kind().equals("channel")
                        && device.at("address/@port").isEmpty())
                .forEach(channel -> place(draft, channel, used));
        smartcards(draft);
        hostScsi(draft);
    }

    private static List<Device> onVirtioSerial(Draft draft) {
        return draft.devices().stream()
                .filter(device ->
                        device.kind().equals("channel") || device.kind().equals("console"))
                .filter(device -> device.at("target/@type", "").equals("virtio"))
                .toList();
    }

    /** A channel that names a controller gets its port there; the others begin at the first one, which is made for them. */
    private static void place(Draft draft, Device channel, Set<String> used) {
        boolean named = channel.at("address/@controller").isPresent();
        int first = Numbers.small(channel.at("address/@controller", "0"), "controller");
        Controllers.addMissing(draft, "virtio-serial", first);
        List<Device> controllers = draft.controllers("virtio-serial")
                .filter(each -> !named || each.index() == first)
                .sorted(Comparator.comparingInt(Device::index))
                .toList();
        for (Device controller : controllers) {
            int ports = Field.number("@ports", 1, PORTS)
                    .read(controller.xml())
                    .orElse((long) PORTS)
                    .intValue();
            if (take(channel, controller.index(), ports, used)) {
                return;
            }
        }
        if (named) {
            throw Refusal.xml("Unable to find a free virtio-serial port on controller " + first);
        }
        int index = Controllers.freeIndex(draft, "virtio-serial");
        Controllers.addMissing(draft, "virtio-serial", index);
        take(channel, index, PORTS, used);
    }

    /** Port 0 is left for a console. */
    private static boolean take(Device channel, int controller, int ports, Set<String> used) {
        for (int port = 1; port < ports; port++) {
            if (used.add(controller + ":" + port)) {
                channel.setAddress(Element.of("address")
                        .with("type", "virtio-serial")
                        .with("controller", controller)
                        .with("bus", 0)
                        .with("port", port));
                return true;
            }
        }
        return false;
    }

    private static void smartcards(Draft draft) {
        List<Device> cards = draft.devices("smartcard");
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).wantsAddress("ccid")) {
                cards.get(i)
                        .setAddress(Element.of("address")
                                .with("type", "ccid")
                                .with("controller", 0)
                                .with("slot", i));
            }
            Controllers.addMissing(
                    draft, "ccid", Numbers.small(cards.get(i).at("address/@controller", "0"), "controller"));
        }
    }

    private static void hostScsi(Draft draft) {
        draft.devices("hostdev").stream()
                .filter(device -> device.type().equals("scsi"))
                .forEach(device -> Controllers.addMissing(
                        draft, "scsi", Numbers.small(device.at("address/@controller", "0"), "controller")));
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Addresses as they are written: complete, and of fixed width where they are hexadecimal. */
final class AddressText {

    private AddressText() {}

    static void complete(Draft draft) {
        for (Device device : draft.devices()) {
            device.address().filter(address -> address.attributes().size() > 1).ifPresent(address -> {
                Element complete = complete(address);
                device.setAddress(complete);
            });
            if (device.kind().equals("hostdev") || device.is("disk", "nvme")) {
                device.change(xml -> xml.mapChildren("source", AddressText::source));
            }
        }
    }

    private static Element source(Element source) {
        return source.mapChildren(
                "address",
                address -> address.attribute("domain").isPresent()
                                || address.attribute("slot").isPresent()
                        ? pci(address)
                        : address);
    }

    private static Element complete(Element address) {
        return switch (address.attribute("type").orElse("")) {
            case "pci" -> open(address) ? Element.of("address").with("type", "pci") : pci(address);
            case "drive" -> numbers(address, List.of("controller", "bus", "target", "unit"));
            case "virtio-serial" -> numbers(address, List.of("controller", "bus"));
            case "ccid" -> numbers(address, List.of("controller", "slot"));
            default -> address;
        };
    }

    /** Slot 0 of bus 0 is the host's bridge: such an address says no more than that there shall be one. */
    private static boolean open(Element address) {
        PciAddress given = PciAddress.of(address);
        return given.domain() == 0 && given.bus() == 0 && given.slot() == 0;
    }

    private static Element pci(Element address) {
        Element complete = PciAddress.of(address)
                .write(
                        address.attribute("type").isPresent()
                                ? Element.of("address").with("type", "pci")
                                : Element.of("address"));
        for (var attribute : address.attributes().entrySet()) {
            if (complete.attribute(attribute.getKey()).isEmpty()) {
                complete = complete.with(attribute.getKey(), attribute.getValue());
            }
        }
        return complete.withNodes(address.nodes());
    }

    private static Element numbers(Element address, List<String> names) {
        Element complete =
                Element.of("address").with("type", address.attribute("type").orElse(""));
        for (String name : names) {
            String given = address.attribute(name).orElse("0");
            OptionalInt number = Numbers.parse(given);
            if (number.isEmpty() || number.getAsInt() < 0) {
                throw Refusal.internal("Cannot parse <address> '" + name + "' attribute");
            }
            complete = complete.with(name, number.getAsInt());
        }
        for (var attribute : address.attributes().entrySet()) {
            if (complete.attribute(attribute.getKey()).isEmpty()) {
                complete =
                        complete.with(attribute.getKey(), attribute.getValue().toLowerCase(Locale.ROOT));
            }
        }
        return complete;
    }
}

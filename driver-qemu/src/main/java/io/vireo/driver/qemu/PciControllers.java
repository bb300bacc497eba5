package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What PCI controllers say of themselves: QEMU's name of the device, and the numbers the guest sees. */
final class PciControllers {

    private static final Map<String, String> MODEL_NAMES = Map.of(
            "pcie-root-port", "pcie-root-port",
            "pcie-switch-upstream-port", "x3130-upstream",
            "pcie-switch-downstream-port", "xio3130-downstream",
            "dmi-to-pci-bridge", "i82801b11-bridge",
            "pcie-to-pci-bridge", "pcie-pci-bridge",
            "pci-bridge", "pci-bridge",
            "pci-expander-bus", "pxb",
            "pcie-expander-bus", "pxb-pcie");

    private static final int FIRST_EXPANDER_BUS = 254;

    private PciControllers() {}

    /** Controller 0 is the root of the machine; the root has no address. */
    static void requireRoot(Draft draft) {
        String expected = draft.q35() ? "pcie-root" : draft.i440fx() ? "pci-root" : "";
        draft.controller("pci", 0).ifPresent(root -> {
            if (!expected.isEmpty() && !root.model().equals(expected)) {
                throw Refusal.xml("The PCI controller with index='0' must be model='" + expected
                        + "' for this machine type, but model='" + root.model() + "' was found instead");
            }
        });
        draft.controllers("pci").forEach(each -> {
            boolean root = each.model().equals("pci-root") || each.model().equals("pcie-root");
            if (root && each.address().isPresent()) {
                throw Refusal.unsupported("pci-root and pcie-root controllers should not have an address");
            }
            if (root && each.index() != 0) {
                throw Refusal.xml("index of pci-root and pcie-root controllers must be 0");
            }
        });
    }

    static void complete(Draft draft) {
        Field<Bytes> hole = Field.memory("pcihole64");
        draft.controllers("pci")
                .filter(each -> each.xml().child("pcihole64").isPresent())
                .forEach(each -> each.change(xml -> hole.write(xml, hole.require(xml))));
        draft.controllers("pci").forEach(each -> {
            Optional<String> name = Optional.ofNullable(MODEL_NAMES.get(each.model()));
            if (name.isPresent() && each.xml().child("model").isEmpty()) {
                each.change(xml -> xml.add(Element.of("model").with("name", name.get())));
            }
        });
    }

    /** Fills in the numbers, once all addresses are known. */
    static void targets(Draft draft) {
        int expander = FIRST_EXPANDER_BUS;
        for (Device each : draft.controllers("pci").toList()) {
            switch (each.model()) {
                case "pcie-root-port" ->
                    port(each, address(each).slot() * 8 + address(each).function());
                case "pcie-switch-downstream-port" -> port(each, address(each).slot());
                case "pci-bridge" -> standard(each, "chassisNr", Integer.toString(each.index()));
                case "pci-expander-bus", "pcie-expander-bus" -> {
                    int given = Numbers.small(each.at("target/@busNr", Integer.toString(expander)), "busNr");
                    expander = Math.min(expander, given) - 2;
                    standard(each, "busNr", Integer.toString(given));
                }
                default -> {
                    // the others have no number
                }
            }
        }
    }

    private static PciAddress address(Device controller) {
        return controller.address().map(PciAddress::of).orElse(new PciAddress(0, 0, 0, 0));
    }

    private static void port(Device controller, int port) {
        standard(controller, "chassis", Integer.toString(controller.index()));
        standard(controller, "port", "0x" + Integer.toHexString(port).toLowerCase(Locale.ROOT));
    }

    private static void standard(Device controller, String attribute, String value) {
        Element target = controller.xml().child("target").orElseGet(() -> Element.of("target"));
        if (target.attribute(attribute).isEmpty()) {
            controller.change(xml -> xml.put(target.with(attribute, value)));
        }
    }
}

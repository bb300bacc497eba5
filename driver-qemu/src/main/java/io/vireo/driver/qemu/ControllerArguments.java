package io.vireo.driver.qemu;

import java.util.Map;
import java.util.Optional;

/** Controllers that are devices of their own; those of the chipset are there already. */
final class ControllerArguments {

    private static final Map<String, String> USB = Map.ofEntries(
            Map.entry("piix3-uhci", "piix3-usb-uhci"),
            Map.entry("piix4-uhci", "piix4-usb-uhci"),
            Map.entry("ehci", "usb-ehci"),
            Map.entry("ich9-ehci1", "ich9-usb-ehci1"),
            Map.entry("ich9-uhci1", "ich9-usb-uhci1"),
            Map.entry("ich9-uhci2", "ich9-usb-uhci2"),
            Map.entry("ich9-uhci3", "ich9-usb-uhci3"),
            Map.entry("pci-ohci", "pci-ohci"),
            Map.entry("nec-xhci", "nec-usb-xhci"),
            Map.entry("qemu-xhci", "qemu-xhci"));

    private static final Map<String, String> SCSI = Map.of(
            "lsilogic", "lsi",
            "lsisas1068", "mptsas1068",
            "lsisas1078", "megasas",
            "vmpvscsi", "pvscsi",
            "am53c974", "am53c974",
            "dc390", "dc390");

    private ControllerArguments() {}

    static void add(Arguments arguments, Device controller, GuestBuses buses) {
        driver(controller, buses).ifPresent(driver -> {
            Json device = Json.object().with("driver", driver);
            device = options(device, controller);
            // companions share the alias of their fast controller, which alone may bear it as its name
            boolean companion = controller.at("master/@startport").isPresent();
            device = companion ? device : device.with("id", Aliases.of(controller));
            arguments.device(buses.placed(device, controller));
        });
    }

    private static Optional<String> driver(Device controller, GuestBuses buses) {
        return switch (controller.type()) {
            case "pci" -> controller.at("model/@name");
            case "usb" -> Optional.ofNullable(USB.get(controller.model()));
            case "scsi" ->
                controller.model().startsWith("virtio")
                        ? Optional.of(
                                buses.virtio("virtio-scsi", controller.model().replace("virtio-scsi", "virtio")))
                        : Optional.ofNullable(SCSI.get(controller.model()));
            case "virtio-serial" ->
                Optional.of(
                        buses.microvm() ? "virtio-serial-device" : buses.virtio("virtio-serial", controller.model()));
            case "sata" -> controller.index() == 0 && buses.express() ? Optional.empty() : Optional.of("ich9-ahci");
            case "ccid" -> Optional.of("usb-ccid");
            // i440fx has a floppy controller of its own
            case "fdc" -> buses.express() ? Optional.of("isa-fdc") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Json options(Json device, Device controller) {
        Json out = device;
        switch (controller.type()) {
            case "usb" -> {
                if (controller.at("master/@startport").isPresent()) {
                    String master = controller.index() == 0 ? "usb" : "usb" + controller.index();
                    out = out.with("masterbus", master + ".0")
                            .with("firstport", number(controller, "master/@startport"));
                }
                if (controller.at("@ports").isPresent()) {
                    out = out.with("p2", number(controller, "@ports")).with("p3", number(controller, "@ports"));
                }
            }
            case "virtio-serial" -> {
                if (controller.at("@ports").isPresent()) {
                    out = out.with("max_ports", number(controller, "@ports"));
                }
                if (controller.at("@vectors").isPresent()) {
                    out = out.with("vectors", number(controller, "@vectors"));
                }
            }
            case "scsi" -> {
                if (controller.at("driver/@queues").isPresent()) {
                    out = out.with("num_queues", number(controller, "driver/@queues"));
                }
                if (controller.at("driver/@iothread").isPresent()) {
                    out = out.with("iothread", "iothread" + number(controller, "driver/@iothread"));
                }
            }
            case "pci" -> out = port(out, controller);
            default -> {
                // nothing to say
            }
        }
        return out;
    }

    private static Json port(Json device, Device controller) {
        Json out = device;
        if (controller.at("target/@port").isPresent()) {
            out = out.with("port", number(controller, "target/@port"));
        }
        if (controller.at("target/@chassis").isPresent()) {
            out = out.with("chassis", number(controller, "target/@chassis"));
        }
        if (controller.at("target/@chassisNr").isPresent()) {
            out = out.with("chassis_nr", number(controller, "target/@chassisNr"));
        }
        if (controller.at("target/@busNr").isPresent()) {
            out = out.with("bus_nr", number(controller, "target/@busNr"));
        }
        return out;
    }

    private static int number(Device controller, String path) {
        return Numbers.small(controller.at(path, "0"), path);
    }
}

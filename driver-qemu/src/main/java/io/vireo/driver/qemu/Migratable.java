package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;

/**
 * A definition without what every version of the platform and of libvirt adds by itself, for those that shall read it
 * elsewhere or later.
 */
final class Migratable {

    private Migratable() {}

    static Element of(Element definition) {
        return definition
                .without("id")
                .mapChildren(
                        "devices",
                        devices -> devices.flatMapChildren(device -> {
                            boolean implied = switch (device.name()) {
                                case "controller" -> isImpliedController(device, definition);
                                case "input" -> device.has("type", "keyboard") && device.has("bus", "ps2");
                                case "audio" -> device.has("type", "none") && device.has("id", "1");
                                default -> false;
                            };
                            return implied ? List.of() : List.of(device);
                        }));
    }

    private static boolean isImpliedController(Element controller, Element definition) {
        if (!controller.has("index", "0")) {
            return false;
        }
        return switch (controller.attribute("type").orElse("")) {
            case "usb" -> controller.has("model", "piix3-uhci") && isOnlyUsb(definition);
            case "pci" -> controller.has("model", "pci-root") && isBare(controller);
            default -> false;
        };
    }

    private static boolean isOnlyUsb(Element definition) {
        boolean old = definition.at("os/type/@machine").orElse("").startsWith("pc-i440fx");
        return old
                && definition.findAll("devices/controller").stream()
                                .filter(each -> each.has("type", "usb"))
                                .count()
                        == 1;
    }

    private static boolean isBare(Element controller) {
        return controller.children().stream().allMatch(each -> each.name().equals("alias"));
    }

    /** A definition that was written down without them and read again. */
    static Element of(QemuHost host, Element definition) {
        return host.defaults().complete(of(definition));
    }

    /** The definition of a guest that runs, as it can be started from again: what only this run has is left out. */
    static Element ofGuest(QemuGuest guest) {
        Path own = guest.folder().sockets();
        Element live = guest.domain()
                .state()
                .present()
                .mapChildren(
                        "devices",
                        devices -> devices.mapChildren(
                                "channel",
                                channel -> channel.at("source/@path")
                                                .filter(path -> Path.of(path).startsWith(own))
                                                .isPresent()
                                        ? channel.withoutChildren("source")
                                        : channel));
        return of(guest.domain().host(), live);
    }
}

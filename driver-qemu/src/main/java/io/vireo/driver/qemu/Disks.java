package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disks of a domain: in its definition, and in QEMU's answers about its block devices. */
final class Disks {

    private static final String PERIPHERAL = "/machine/peripheral/";
    private static final String BACKEND = "/virtio-backend";

    private Disks() {}

    static List<Element> of(Element definition) {
        return definition.findAll("devices/disk");
    }

    /** The disk that somebody names by its target ({@code vda}) or the path of its image. */
    static Element find(QemuDomain domain, String name) {
        return of(domain.state().present()).stream()
                .filter(disk -> target(disk).equals(name) || path(disk).equals(Optional.of(name)))
                .findFirst()
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG,
                        "invalid path '" + Seen.of(name) + "' not assigned to " + domain.label()));
    }

    /** The disk of another definition that has the same target. */
    static Element same(Element definition, Element disk) {
        return of(definition).stream()
                .filter(each -> target(each).equals(target(disk)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("missing disk '" + target(disk) + "' in this definition"));
    }

    static String target(Element disk) {
        return disk.at("target/@dev").orElse("");
    }

    static String alias(Element disk) {
        return disk.at("alias/@name").orElse("");
    }

    static Optional<String> path(Element disk) {
        return disk.at("source/@file").or(() -> disk.at("source/@dev"));
    }

    /** QEMU's answers to a query about block devices, by the alias of the disk that each is about. */
    static Map<String, Json> byAlias(Json answers) {
        Map<String, Json> found = new LinkedHashMap<>();
        for (Json each : answers.items()) {
            String device = each.text("qdev").orElse("");
            String plain = device.startsWith(PERIPHERAL) ? device.substring(PERIPHERAL.length()) : device;
            found.put(plain.endsWith(BACKEND) ? plain.substring(0, plain.length() - BACKEND.length()) : plain, each);
        }
        return found;
    }

    /** What QEMU answers about one disk. */
    static Json ask(QemuGuest guest, String query, Element disk) {
        Json found = byAlias(guest.execute(query)).get(alias(disk));
        if (found == null) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "QEMU does not know the disk " + target(disk) + " of "
                            + guest.domain().label() + " by the name '" + alias(disk) + "'");
        }
        return found;
    }
}

package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which device of a definition somebody means by a document: disks by their target, cards by MAC, others by all they say. */
final class DeviceMatch {

    private static final Set<String> CHARACTERS = Set.of("serial", "parallel", "console", "channel");

    private DeviceMatch() {}

    /**
     * The device of a kept definition that is meant.
     *
     * @param change what becomes of it, for the message: {@code update} or {@code detach}
     * @param often the kinds that other hosts change so, for which a missing device is the only thing that can be wrong
     * @throws io.vireo.VirtException when there is none; its code is that of other hosts
     */
    static Element kept(Element definition, Element wanted, String change, Set<String> often) {
        try {
            return in(definition, wanted);
        } catch (NotFound none) {
            String kind = CHARACTERS.contains(wanted.name()) ? "chr" : wanted.name();
            if (!often.contains(kind)) {
                throw Refusal.notWhileRunning(
                        "persistent " + change + " of device '" + kind + "' is not supported: " + missing(wanted));
            }
            if (kind.equals("chr")) {
                throw Refusal.invalid("device not present in domain configuration");
            }
            throw none;
        }
    }

    /**
     * The device that is meant.
     *
     * @throws NotFound when there is none
     */
    static Element in(Element definition, Element wanted) {
        List<Element> found = DeviceKinds.all(definition, wanted.name()).stream()
                .filter(each -> fits(each, wanted))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound(ErrorCode.DEVICE_MISSING, missing(wanted));
        }
        if (found.size() > 1) {
            throw new io.vireo.VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "multiple devices matching " + words(wanted) + " found; say more of it, such as its address");
        }
        return found.get(0);
    }

    private static boolean fits(Element device, Element wanted) {
        return switch (wanted.name()) {
            case "disk" -> same(device, wanted, "target/@dev");
            case "interface" -> same(device, wanted, "mac/@address") && placeFits(device, wanted);
            case "graphics", "video", "memballoon", "watchdog", "tpm" ->
                same(device, wanted, "@type") && placeFits(device, wanted);
            default -> covers(device, wanted);
        };
    }

    private static boolean same(Element device, Element wanted, String path) {
        Optional<String> value = wanted.at(path).map(text -> text.toLowerCase(Locale.ROOT));
        return value.isEmpty() || value.equals(device.at(path).map(text -> text.toLowerCase(Locale.ROOT)));
    }

    private static boolean placeFits(Element device, Element wanted) {
        boolean address = wanted.child("address").isEmpty()
                || device.child("address")
                        .filter(each -> covers(each, wanted.child("address").orElseThrow()))
                        .isPresent();
        return address && same(device, wanted, "alias/@name");
    }

    /** Whether a device has everything that a document says. */
    private static boolean covers(Element device, Element wanted) {
        boolean attributes = wanted.attributes().entrySet().stream()
                .allMatch(each -> device.attribute(each.getKey()).equals(Optional.of(each.getValue())));
        boolean text = !wanted.children().isEmpty()
                || wanted.text().isBlank()
                || wanted.text().strip().equals(device.text().strip());
        return attributes
                && text
                && wanted.children().stream()
                        .allMatch(
                                child -> device.children(child.name()).stream().anyMatch(each -> covers(each, child)));
    }

    private static String missing(Element wanted) {
        return switch (wanted.name()) {
            case "disk" ->
                "no target device " + wanted.at("target/@dev").map(Seen::plain).orElse("");
            case "interface" ->
                "no device matching MAC address "
                        + wanted.at("mac/@address").map(Seen::plain).orElse("")
                        + wanted.at("alias/@name")
                                .map(alias -> " and alias " + Seen.plain(alias))
                                .orElse("") + " found";
            default -> "no " + wanted.name() + " fits " + words(wanted);
        };
    }

    private static String words(Element wanted) {
        return Seen.of(wanted.stripped().toString());
    }
}

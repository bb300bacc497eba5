package io.vireo.driver.lxc;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which device of a definition somebody means: by what tells devices of its kind apart. */
final class DeviceMatch {

    private static final Map<String, List<String>> KEYS = Map.of(
            "interface", List.of("mac/@address"),
            "disk", List.of("target/@dev"),
            "filesystem", List.of("target/@dir"),
            "console", List.of("target/@port"),
            "hostdev", List.of("@type", "source/block", "source/char", "source/interface"));

    private DeviceMatch() {}

    static NotFound missing(String why) {
        return new NotFound(ErrorCode.DEVICE_MISSING, why);
    }

    static Element find(Element definition, Element device, String label) {
        return found(definition, device).orElseThrow(() -> missing(label + " has no such <" + device.name() + ">"));
    }

    private static Optional<Element> found(Element definition, Element device) {
        List<String> keys = KEYS.getOrDefault(device.name(), List.of("."));
        return definition.findAll("devices/" + device.name()).stream()
                .filter(each -> keys.stream().allMatch(key -> each.at(key).equals(device.at(key))))
                .findFirst();
    }

    /** Fails when the container has such a device already, running or defined. */
    static void refuseTwin(LxcDomain domain, Element device, boolean live) {
        Optional<Element> definition =
                live ? Optional.of(domain.state().present()) : domain.state().definition();
        if (definition.flatMap(each -> found(each, device)).isPresent()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED, domain.label() + " has such a device <" + device.name() + "> already");
        }
    }
}

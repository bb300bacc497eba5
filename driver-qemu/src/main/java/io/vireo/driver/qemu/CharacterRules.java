package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the backend of a serial port, a console, a channel and the like has to say of itself. */
final class CharacterRules {

    private static final Set<String> NEED_PATH = Set.of("unix", "file", "dev", "pipe");

    private CharacterRules() {}

    static void require(Draft draft) {
        for (String kind : List.of("serial", "parallel", "console", "channel", "redirdev")) {
            draft.devices(kind).forEach(device -> require(device.xml(), device.type(), automatic(device)));
        }
        for (Device random : draft.devices("rng")) {
            random.xml()
                    .child("backend")
                    .filter(backend -> backend.has("model", "egd"))
                    .ifPresent(backend ->
                            require(backend, backend.attribute("type").orElse(""), false));
        }
    }

    /** A channel on virtio gets a socket of its own when it names none. */
    private static boolean automatic(Device device) {
        return device.is("channel", "unix") && device.at("target/@type", "").equals("virtio");
    }

    private static void require(Element device, String type, boolean automatic) {
        List<Element> sources = new ArrayList<>(device.children("source"));
        sources.forEach(CharacterRules::reconnect);
        if (sources.size() > (type.equals("udp") ? 2 : 1)) {
            throw Refusal.xml(
                    type.equals("udp")
                            ? "only two source elements are allowed for character device"
                            : "only one source element is allowed for a character device of type '" + type + "'");
        }
        if (NEED_PATH.contains(type) && !automatic) {
            attribute(device, "path");
        }
        if (type.equals("tcp")) {
            attribute(device, "host");
            attribute(device, "service");
        }
    }

    private static void attribute(Element device, String name) {
        if (device.at("source/@" + name).filter(value -> !value.isEmpty()).isEmpty()) {
            throw Refusal.internal("Missing source " + name + " attribute for char device");
        }
    }

    private static void reconnect(Element source) {
        source.child("reconnect").filter(each -> each.has("enabled", "yes")).ifPresent(each -> {
            String timeout = each.attribute("timeout")
                    .orElseThrow(() -> Refusal.xml("Missing required attribute 'timeout' in element 'reconnect'"));
            if (Numbers.small(timeout, "timeout") < 1) {
                throw Refusal.invalid("chardev reconnect source timeout cannot be '" + timeout + "'");
            }
        });
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;

/** What displays may ask for, alone and together. */
final class DisplayRules {

    private DisplayRules() {}

    static void require(Draft draft) {
        List<Device> displays = draft.devices("graphics");
        displays.forEach(display -> {
            listens(display);
            requireSpice(display);
        });
        boolean headless = displays.stream().anyMatch(display -> display.type().equals("egl-headless"));
        if (headless
                && displays.stream()
                        .noneMatch(
                                each -> each.type().equals("vnc") || each.type().equals("spice"))) {
            throw Refusal.unsupported(
                    "graphics type 'egl-headless' is only supported with one of: 'vnc', 'spice' graphics types");
        }
        if (displays.stream().filter(DisplayRules::draws3d).count() > 1) {
            throw Refusal.unsupported("multiple OpenGL displays are not supported by QEMU");
        }
    }

    private static boolean draws3d(Device display) {
        return display.type().equals("egl-headless")
                || display.at("gl/@enable", "no").equals("yes");
    }

    private static void listens(Device display) {
        for (Element listen : display.xml().children("listen")) {
            for (String type : List.of("network", "socket")) {
                boolean own = type.equals("socket") && display.type().equals("vnc");
                if (listen.has("type", type) && listen.attribute(type).isEmpty() && !own) {
                    throw Refusal.xml("'" + type + "' attribute is required for listen type '" + type + "'");
                }
            }
        }
    }

    /** This driver has no certificates to offer. */
    static void requireSpice(Device display) {
        if (!display.type().equals("spice")) {
            return;
        }
        boolean port = display.at("@tlsPort").filter(each -> !each.equals("-1")).isPresent();
        boolean secure = display.at("@defaultMode", "").equals("secure")
                || display.xml().children("channel").stream().anyMatch(each -> each.has("mode", "secure"));
        if (port || secure) {
            throw Refusal.unsupported("spice TLS port set in XML configuration, but TLS is disabled");
        }
    }
}

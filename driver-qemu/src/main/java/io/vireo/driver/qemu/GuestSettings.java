package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;

/** What is told to QEMU before the guest runs because its command line must not, or cannot, say it. */
final class GuestSettings {

    private static final Field<Bytes> MEMORY = Field.memory("memory");
    private static final Field<Bytes> CURRENT = Field.memory("currentMemory");

    private GuestSettings() {}

    static void apply(Element live, QmpConnection monitor) {
        if (!restarts(live.at("on_reboot").orElse("restart"))) {
            reboot(live.at("on_reboot").orElse("restart"), monitor);
        }
        live.findAll("devices/graphics").forEach(display -> password(display, monitor));
        balloon(live, monitor);
        live.findAll("devices/interface").stream()
                .filter(card -> card.at("link/@state").orElse("up").equals("down"))
                .forEach(card -> monitor.execute(
                        "set_link", Json.object().with("name", alias(card)).with("up", false)));
    }

    /** Has QEMU reset the guest when it reboots, or stop it so that we decide what becomes of it. */
    static void reboot(String action, QmpConnection monitor) {
        monitor.execute("set-action", Json.object().with("reboot", restarts(action) ? "reset" : "shutdown"));
    }

    private static boolean restarts(String action) {
        return action.equals("restart") || action.equals("rename-restart");
    }

    /** Tells a display its password and how long it is good; nothing when it has none. */
    static void password(Element display, QmpConnection monitor) {
        Optional<String> password = display.attribute("passwd");
        if (password.isEmpty()) {
            return;
        }
        String protocol = display.attribute("type").orElse("vnc");
        Json order = Json.object().with("protocol", protocol).with("password", password.get());
        monitor.execute(
                "set_password",
                display.attribute("connected")
                        .map(viewers -> order.with("connected", viewers))
                        .orElse(order));
        Optional<String> until = display.attribute("passwdValidTo");
        if (until.isPresent()) {
            long seconds = Instants.utc(until.get()).getEpochSecond();
            monitor.execute(
                    "expire_password", Json.object().with("protocol", protocol).with("time", Long.toString(seconds)));
        }
    }

    private static void balloon(Element live, QmpConnection monitor) {
        Optional<Element> balloon = live.find("devices/memballoon").filter(each -> !each.has("model", "none"));
        if (balloon.isEmpty()) {
            return;
        }
        Bytes all = MEMORY.read(live).orElse(Bytes.ZERO);
        Bytes wanted = CURRENT.read(live).orElse(all);
        if (wanted.compareTo(all) < 0) {
            monitor.execute("balloon", Json.object().with("value", wanted.bytes()));
        }
        balloon.get()
                .at("stats/@period")
                .ifPresent(period -> monitor.execute(
                        "qom-set",
                        Json.object()
                                .with("path", "/machine/peripheral/" + alias(balloon.get()))
                                .with("property", "guest-stats-polling-interval")
                                .with("value", Numbers.small(period, "stats period"))));
    }

    private static String alias(Element device) {
        return device.at("alias/@name").orElse("");
    }
}

package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A command for a new guest's monitor before its first instruction: what must not, or cannot, be an argument.
 *
 * @param command the name of the command
 * @param arguments its arguments, an object
 */
record QmpStep(String command, Json arguments) {

    /** All steps of a guest, in order. */
    static List<QmpStep> of(Element live) {
        List<QmpStep> steps = new ArrayList<>();
        live.findAll("devices/graphics").forEach(display -> password(steps, display));
        for (Element nic : live.findAll("devices/interface")) {
            if (nic.at("link/@state").orElse("up").equals("down")) {
                String alias = nic.at("alias/@name").orElseThrow();
                steps.add(new QmpStep(
                        "set_link", Json.object().with("name", alias).with("up", false)));
            }
        }
        live.find("devices/memballoon")
                .filter(balloon -> !balloon.has("model", "none"))
                .ifPresent(balloon -> balloon(steps, live, balloon));
        return List.copyOf(steps);
    }

    private static void password(List<QmpStep> steps, Element display) {
        display.attribute("passwd").ifPresent(password -> {
            steps.add(new QmpStep(
                    "set_password", Json.object().with("protocol", "vnc").with("password", password)));
            steps.add(new QmpStep(
                    "expire_password",
                    Json.object()
                            .with("protocol", "vnc")
                            .with(
                                    "time",
                                    display.attribute("passwdValidTo")
                                            .map(QmpStep::seconds)
                                            .orElse("never"))));
        });
    }

    /** The moment is written as a date without zone, meant in UTC. */
    private static String seconds(String moment) {
        try {
            return Long.toString(java.time.LocalDateTime.parse(moment).toEpochSecond(java.time.ZoneOffset.UTC));
        } catch (java.time.format.DateTimeParseException notADate) {
            throw Refusal.xml("cannot parse password validity time '" + moment + "', expect YYYY-MM-DDTHH:MM:SS");
        }
    }

    private static void balloon(List<QmpStep> steps, Element live, Element balloon) {
        balloon.at("stats/@period")
                .ifPresent(period -> steps.add(new QmpStep(
                        "qom-set",
                        Json.object()
                                .with(
                                        "path",
                                        "/machine/peripheral/"
                                                + balloon.at("alias/@name").orElseThrow())
                                .with("property", "guest-stats-polling-interval")
                                .with("value", Numbers.small(period, "period")))));
        Bytes now = Field.memory("currentMemory").read(live).orElse(Bytes.ZERO);
        Bytes most = Field.memory("memory").require(live);
        if (now.bytes() > 0 && now.compareTo(most) < 0) {
            steps.add(new QmpStep("balloon", Json.object().with("value", now.bytes())));
        }
    }
}

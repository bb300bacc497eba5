package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.driver.kit.BandwidthParameters;
import io.vireo.driver.kit.TrafficLimits;
import io.vireo.xml.Element;
import java.util.List;
import java.util.function.Predicate;

/** The limits of a card's bandwidth: in its definition, as parameters, and on its device of the host. */
final class NicLimits {

    private static final Predicate<String> NUMBER = text -> text.matches("[0-9]{1,9}");

    private NicLimits() {}

    /** Refuses limits that are no numbers, or that lack their average. */
    static void check(Element card) {
        for (Element limit : card.child("bandwidth").map(Element::children).orElse(List.of())) {
            limit.attributes().forEach((name, value) -> {
                if (!NUMBER.test(value)) {
                    throw Refusal.detail("could not convert bandwidth " + name + " value '" + Seen.of(value) + "'");
                }
            });
            if (limit.attribute("average").isEmpty() && limit.attribute("floor").isEmpty()) {
                throw Refusal.detail("Missing mandatory average or floor attributes");
            }
        }
    }

    /** The limits of a device; they are applied and lifted there. */
    static TrafficLimits on(String device) {
        return new TrafficLimits(device, HostLinks::exists, HostLinks::run);
    }

    /** The card with changed limits; 0 takes one away. */
    static Element limited(Element card, TypedParameters parameters) {
        Element changed = BandwidthParameters.changed(card, parameters);
        check(changed);
        return changed;
    }

    /** Puts new limits in the place of old ones, on the device of a card that runs. */
    static void change(Element before, Element after) {
        String device = before.at("target/@dev")
                .filter(any -> !before.has("type", "user"))
                .orElseThrow(() -> Refusal.unsupported("the card has no device on the host that could be limited"));
        on(device).replace(before.child("bandwidth"), after.child("bandwidth"));
    }
}

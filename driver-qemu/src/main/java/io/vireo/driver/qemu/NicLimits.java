package io.vireo.driver.qemu;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.driver.kit.TrafficLimits;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The limits of a card's bandwidth: in its definition, as parameters, and on its device of the host. */
final class NicLimits {

    private static final List<String> NAMES = List.of(
            "inbound.average",
            "inbound.peak",
            "inbound.burst",
            "inbound.floor",
            "outbound.average",
            "outbound.peak",
            "outbound.burst");
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

    static TypedParameters of(Element card) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String name : NAMES) {
            String path = "bandwidth/" + name.replace(".", "/@");
            values.ofUint(name, card.at(path).map(Integer::parseUnsignedInt).orElse(0));
        }
        return values.build();
    }

    /** The card with changed limits; 0 takes one away. */
    static Element limited(Element card, TypedParameters parameters) {
        Element bandwidth = card.child("bandwidth").orElseGet(() -> Element.of("bandwidth"));
        for (TypedParameter each : parameters.list()) {
            if (!NAMES.contains(each.name()) || !NUMBER.test(each.text())) {
                throw Refusal.invalid("parameter '" + Seen.of(each.name())
                        + "' is no limit of bandwidth, or its value '" + Seen.of(each.text()) + "' is none");
            }
            String[] path = each.name().split("\\.");
            Element direction = bandwidth.child(path[0]).orElseGet(() -> Element.of(path[0]));
            bandwidth = bandwidth.put(
                    each.text().equals("0") ? direction.without(path[1]) : direction.with(path[1], each.text()));
        }
        Element used =
                bandwidth.flatMapChildren(each -> each.attributes().containsKey("average") ? List.of(each) : List.of());
        Element changed = used.children().isEmpty() ? card.withoutChildren("bandwidth") : card.put(used);
        check(changed);
        return changed;
    }

    /** Puts new limits in the place of old ones, on the device of a card that runs. */
    static void change(Element before, Element after) {
        String device = before.at("target/@dev")
                .filter(any -> !before.has("type", "user"))
                .orElseThrow(() -> Refusal.unsupported("the card has no device on the host that could be limited"));
        TrafficLimits limits = on(device);
        Optional<Element> old = before.child("bandwidth");
        old.ifPresent(limits::lift);
        try (Undo undo = new Undo("limiting of " + device)) {
            old.ifPresent(each -> undo.add("limit it as before", () -> limits.apply(each)));
            after.child("bandwidth").ifPresent(limits::apply);
            undo.keep();
        }
    }
}

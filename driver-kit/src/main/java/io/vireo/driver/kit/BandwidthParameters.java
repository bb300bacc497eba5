package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.function.Predicate;

/**
 * The limits of bandwidth of a card or a port as parameters, such as {@code inbound.average}: read from its document, and
 * changed there.
 */
public final class BandwidthParameters {

    /** The names of all limits ({@code VIR_DOMAIN_BANDWIDTH_IN_AVERAGE} and the others). */
    public static final List<String> NAMES = List.of(
            "inbound.average",
            "inbound.peak",
            "inbound.burst",
            "inbound.floor",
            "outbound.average",
            "outbound.peak",
            "outbound.burst");

    private static final Predicate<String> NUMBER = text -> text.matches("[0-9]{1,9}");

    private BandwidthParameters() {}

    /** All limits of what has a {@code bandwidth} element; 0 where there is none. */
    public static TypedParameters of(Element owner) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String name : NAMES) {
            String path = "bandwidth/" + name.replace(".", "/@");
            values.ofUint(name, owner.at(path).map(Integer::parseUnsignedInt).orElse(0));
        }
        return values.build();
    }

    /**
     * The document with changed limits: what is left out stays, 0 takes a value away, and a direction without an average has no
     * limit.
     *
     * @throws VirtException when a parameter is none of these, or its value is no number
     */
    public static Element changed(Element owner, TypedParameters parameters) {
        Element bandwidth = owner.child("bandwidth").orElseGet(() -> Element.of("bandwidth"));
        for (TypedParameter each : parameters.list()) {
            require(each);
            String[] path = each.name().split("\\.");
            Element direction = bandwidth.child(path[0]).orElseGet(() -> Element.of(path[0]));
            bandwidth = bandwidth.put(
                    each.text().equals("0") ? direction.without(path[1]) : direction.with(path[1], each.text()));
        }
        Element used =
                bandwidth.flatMapChildren(each -> each.attributes().containsKey("average") ? List.of(each) : List.of());
        return used.children().isEmpty() ? owner.withoutChildren("bandwidth") : owner.put(used);
    }

    private static void require(TypedParameter parameter) {
        if (!NAMES.contains(parameter.name()) || !NUMBER.test(parameter.text())) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "parameter " + Names.shown(parameter.name()) + " is no limit of bandwidth, or its value "
                            + Names.shown(parameter.text()) + " is none");
        }
    }
}

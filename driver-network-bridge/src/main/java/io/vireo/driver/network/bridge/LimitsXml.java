package io.vireo.driver.network.bridge;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;

/** Limits of bandwidth: averages and peaks in KiB a second, bursts in KiB. */
final class LimitsXml {

    private static final long LARGEST = 4_294_967_295L;

    private LimitsXml() {}

    static Element complete(Element given) {
        for (String direction : new String[] {"inbound", "outbound"}) {
            if (given.children(direction).size() > 1) {
                throw outside(Refusal.detail("Only one child <" + direction + "> element allowed"));
            }
            given.child(direction).ifPresent(LimitsXml::check);
        }
        return Ordered.children(
                given.mapChildren(each -> Ordered.attributes(each, "average", "peak", "floor", "burst")),
                "inbound",
                "outbound");
    }

    private static void check(Element limit) {
        for (String attribute : new String[] {"average", "peak", "floor", "burst"}) {
            String text = limit.attribute(attribute).orElse("1");
            if (Values.number(text, LARGEST).isEmpty()) {
                throw outside(Refusal.detail("could not convert bandwidth " + attribute + " value '" + text + "'"));
            }
        }
        if (limit.attribute("floor").isPresent()) {
            if (limit.name().equals("outbound")) {
                throw outside(Refusal.detail("floor attribute allowed only in <inbound> element"));
            }
            throw VirtException.of(
                    ErrorFacts.of(ErrorCode.CONFIG_UNSUPPORTED, "floor attribute is not supported for this config")
                            .in(ErrorDomain.NONE));
        }
        if (limit.attribute("average").isEmpty()) {
            throw outside(Refusal.detail("Missing mandatory average or floor attributes"));
        }
    }

    /** libvirt's parser of limits says so outside of its network driver. */
    private static VirtException outside(BadXml error) {
        return VirtException.of(error.facts().in(ErrorDomain.NONE));
    }
}

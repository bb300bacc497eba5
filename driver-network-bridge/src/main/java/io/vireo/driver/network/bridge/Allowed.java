package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.List;

/** Strict reading, for those who ask for it. */
final class Allowed {

    private Allowed() {}

    /** Refuses a document with anything in it that this driver does not know. */
    static void strictly(Element document) {
        List<Unclaimed> unknown = Understood.unclaimed(document).stream()
                .filter(each -> each.reason() == Unclaimed.Reason.UNKNOWN)
                .toList();
        if (!unknown.isEmpty()) {
            throw new VirtException(
                    ErrorCode.XML_INVALID_SCHEMA,
                    "the definition of a network has what its format does not know: "
                            + String.join(
                                    ", ",
                                    unknown.stream().map(Unclaimed::toString).toList()));
        }
    }
}

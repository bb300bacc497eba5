package io.vireo.driver.kit;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.List;
import java.util.stream.Collectors;

/** Documents of which a driver honours everything or refuses the whole. */
public final class StrictXml {

    private static final int NAMED = 5;

    private StrictXml() {}

    /**
     * Refuses a document that says something which nobody honours.
     *
     * @param document the document
     * @param known what is honoured
     * @param what what is described, for the message, such as {@code secret}
     * @param validate whether the document was to be checked against its format, which is what the error says then
     * @throws BadXml when it was to be checked and something is unknown; the message names the places
     * @throws Unsupported when something is unknown otherwise
     */
    public static void require(Element document, Claims known, String what, boolean validate) {
        List<Unclaimed> unknown = known.unclaimed(document);
        if (unknown.isEmpty()) {
            return;
        }
        String places = unknown.stream().limit(NAMED).map(Unclaimed::toString).collect(Collectors.joining(", "));
        if (validate) {
            throw new BadXml(ErrorCode.XML_INVALID_SCHEMA, "Element " + what + " has extra content: " + places);
        }
        throw new Unsupported(
                ErrorCode.CONFIG_UNSUPPORTED, "a " + what + " with " + places + " is not supported; leave it out");
    }

    /**
     * Refuses a document of another kind.
     *
     * @param document the document
     * @param name the name that its root must have
     * @throws BadXml when it has another
     */
    public static void requireRoot(Element document, String name) {
        if (!document.name().equals(name)) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "expecting root element of '" + name + "', not '" + Names.shown(document.name()) + "'");
        }
    }
}

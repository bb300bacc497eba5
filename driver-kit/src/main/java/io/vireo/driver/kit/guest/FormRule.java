package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.util.List;

/**
 * What one attribute, or an element, is made to say.
 *
 * @param attribute the attribute; empty for the element itself
 * @param change what is done
 * @param value with what
 */
record FormRule(String attribute, Change change, String value) {

    /** What is done with an attribute or element. */
    enum Change {
        /** The attribute gets the value when it is missing. */
        DEFAULT,
        /** The attribute is left out when it has the value. */
        OMIT,
        /** The element is left out when it has neither attributes nor children nor text. */
        EMPTY,
        /** The element is left out, always. */
        DROP
    }

    static FormRule parse(String attribute, List<String> fields) {
        Change change = Change.valueOf(fields.get(0).toUpperCase(java.util.Locale.ROOT));
        return new FormRule(attribute, change, fields.size() > 1 ? fields.get(1) : "");
    }

    /** The element after this rule. */
    Element applied(Element element) {
        return switch (change) {
            case DEFAULT -> element.attribute(attribute).isEmpty() ? element.with(attribute, value) : element;
            case OMIT -> element.has(attribute, value) ? element.without(attribute) : element;
            case EMPTY, DROP -> element;
        };
    }

    /** Whether this rule lets an element stay that the others were applied to. */
    boolean keeps(Element element) {
        return switch (change) {
            case EMPTY ->
                !element.attributes().isEmpty()
                        || !element.children().isEmpty()
                        || !element.text().isBlank();
            case DROP -> false;
            case DEFAULT, OMIT -> true;
        };
    }
}

package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** Standard values of attributes: collected in the order in which they are written, each giving way to what was given. */
final class Standards {

    private final Map<String, String> values = new LinkedHashMap<>();

    Standards with(String attribute, String value) {
        values.put(attribute, value);
        return this;
    }

    /** The element with these standards first and all that was given; it keeps its line and content. */
    Element under(Element given) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(given.attributes());
        return given.withAttributes(all);
    }
}

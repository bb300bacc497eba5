package io.vireo.driver.nodedev;

import io.vireo.xml.Element;
import java.util.Optional;

/** Elements that hold one text, where it is known. */
final class Texts {

    private Texts() {}

    static Element add(Element to, String name, Optional<String> text) {
        return text.map(value -> to.add(name, value)).orElse(to);
    }

    /** A number as four hexadecimal digits, as ids of vendors and products are written. */
    static String id(long number) {
        return String.format("0x%04x", number);
    }

    static Element capability(String type) {
        return Element.of("capability").with("type", type);
    }
}

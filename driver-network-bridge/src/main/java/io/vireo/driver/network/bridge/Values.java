package io.vireo.driver.network.bridge;

import io.vireo.BadXml;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.OptionalLong;

/** Single values of a document, refused as libvirt's parser does: an error of its XML domain. */
final class Values {

    private Values() {}

    /** Accepts {@code yes}, {@code no} or nothing. */
    static void yesNo(Element element, String attribute) {
        Optional<String> value = element.attribute(attribute);
        if (value.isPresent() && !value.get().equals("yes") && !value.get().equals("no")) {
            throw wrong(element, attribute, "'" + value.get() + "'.");
        }
    }

    static boolean isYes(Element element, String attribute) {
        return element.has(attribute, "yes");
    }

    /** A whole number that is not negative; empty when it is something else. */
    static OptionalLong number(String text, long most) {
        try {
            long value = Long.parseLong(text.strip());
            return value < 0 || value > most ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    /** Refuses a value in the words of libvirt's parser. */
    static VirtException wrong(Element element, String attribute, String what) {
        return inXml(Refusal.xml(
                "Invalid value for attribute '" + attribute + "' in element '" + element.name() + "': " + what));
    }

    /** Says that an error is the parser's, not the network driver's. */
    static VirtException inXml(BadXml error) {
        return VirtException.of(error.facts().in(ErrorDomain.XML));
    }
}

package io.vireo.driver.kit.guest;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * What one attribute may say.
 *
 * @param name its name
 * @param values what may stand there
 * @param missing the error when it is not there; none when it need not be
 * @param otherwise the error when something else stands there; none for the usual one
 */
record AttributeRule(String name, AttributeValues values, Optional<Said> missing, Optional<Said> otherwise) {

    /** An error: a code, and a sentence with {@code %s} for the value. */
    private record Said(ErrorCode code, String sentence) {

        static Optional<Said> parse(String written) {
            if (written.equals("-") || written.equals("required")) {
                return Optional.empty();
            }
            int space = written.indexOf(' ');
            int number = Integer.parseInt(written.substring(0, space));
            return Optional.of(new Said(ErrorCode.of(number).orElseThrow(), written.substring(space + 1)));
        }

        VirtException of(String value) {
            return VirtException.of(ErrorFacts.of(code, sentence.replace("%s", Names.shown(value))));
        }
    }

    static AttributeRule parse(String name, List<String> fields) {
        String missing = fields.get(1);
        Optional<Said> without = missing.equals("required")
                ? Optional.of(
                        new Said(ErrorCode.XML_ERROR, "Missing required attribute '" + name + "' in element '%s'"))
                : Said.parse(missing);
        return new AttributeRule(name, AttributeValues.parse(fields.get(0)), without, Said.parse(fields.get(2)));
    }

    /** Checks an element that stands where this rule holds. */
    void require(Element element) {
        Optional<String> value = element.attribute(name);
        if (value.isEmpty()) {
            missing.ifPresent(error -> {
                throw error.of(element.name());
            });
            return;
        }
        Optional<String> complaint = values.complaint(value.get());
        if (complaint.isPresent()) {
            throw otherwise
                    .map(error -> error.of(value.get()))
                    .orElseGet(() -> usual(element, complaint.get(), value.get()));
        }
    }

    private VirtException usual(Element element, String complaint, String value) {
        return values.ownError(value)
                .orElseGet(() -> new BadXml(
                        ErrorCode.XML_ERROR,
                        "Invalid value for attribute '" + name + "' in element '" + element.name() + "': "
                                + complaint));
    }
}

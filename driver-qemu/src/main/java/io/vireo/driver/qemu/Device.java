package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One device of a draft: its present XML, which the steps of the completion change in turn. */
final class Device {

    private Element xml;

    Device(Element xml) {
        this.xml = xml;
    }

    Element xml() {
        return xml;
    }

    /** The name of the element: {@code disk}, {@code controller}, ... */
    String kind() {
        return xml.name();
    }

    /** The type attribute, empty text when it is missing. */
    String type() {
        return xml.attribute("type").orElse("");
    }

    /** The model attribute, empty text when it is missing. */
    String model() {
        return xml.attribute("model").orElse("");
    }

    boolean is(String kind, String type) {
        return kind().equals(kind) && type().equals(type);
    }

    Optional<String> at(String path) {
        return xml.at(path);
    }

    /** The value at a path, or what stands in for it. */
    String at(String path, String otherwise) {
        return xml.at(path).orElse(otherwise);
    }

    void change(UnaryOperator<Element> change) {
        xml = change.apply(xml);
    }

    /** Sets an attribute unless it is there. */
    void standard(String attribute, String value) {
        if (xml.attribute(attribute).isEmpty()) {
            xml = xml.with(attribute, value);
        }
    }

    Optional<Element> address() {
        return xml.child("address");
    }

    /** The type of the address, empty text when there is no address or it has none. */
    String addressType() {
        return at("address/@type", "");
    }

    /** Tells whether an address has still to be found: none is given, or one that only says of which type it shall be. */
    boolean wantsAddress(String type) {
        return address().isEmpty()
                || addressType().equals(type) && address().get().attributes().size() == 1;
    }

    void setAddress(Element address) {
        xml = xml.put(address);
    }

    /** A controller's index; -1 when it has none yet. */
    int index() {
        return Numbers.small(xml.attribute("index").orElse("-1"), "controller index");
    }
}

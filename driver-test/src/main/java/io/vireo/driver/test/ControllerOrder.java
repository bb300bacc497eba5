package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** Controllers of one type stand in the order of their indexes, a USB controller before its companions. */
final class ControllerOrder {

    private ControllerOrder() {}

    static Element sorted(Element devices) {
        List<Element> ordered = new ArrayList<>();
        for (Element controller : devices.children("controller")) {
            ordered.add(place(ordered, controller), controller);
        }
        return devices.withoutChildren("controller").addAll(ordered);
    }

    private static int place(List<Element> ordered, Element controller) {
        int place = -1;
        for (int at = ordered.size() - 1; at >= 0; at--) {
            Element other = ordered.get(at);
            if (!other.attribute("type").equals(controller.attribute("type"))) {
                continue;
            }
            if (index(other) > index(controller) || leads(controller, other)) {
                place = at;
            } else if (place < 0) {
                return at + 1;
            }
        }
        return place < 0 ? ordered.size() : place;
    }

    private static boolean leads(Element controller, Element other) {
        return index(other) == index(controller)
                && controller.child("master").isEmpty()
                && other.child("master").isPresent();
    }

    private static int index(Element controller) {
        try {
            return Integer.parseInt(controller.attribute("index").orElse("0"));
        } catch (NumberFormatException bad) {
            throw DomainXml.xmlError("Invalid value for attribute 'index' in element 'controller': '"
                    + controller.attribute("index").orElse("") + "'.");
        }
    }
}

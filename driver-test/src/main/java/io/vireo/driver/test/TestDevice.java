package io.vireo.driver.test;

import io.vireo.device.NodeDeviceRef;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A device of the simulated host.
 *
 * @param tree where it hangs
 * @param name its name
 * @param text its document
 */
record TestDevice(DeviceTree tree, String name, String text) {

    NodeDeviceRef ref() {
        return new NodeDeviceRef(name);
    }

    Element document() {
        return Element.parse(text);
    }

    Optional<String> parent() {
        return document().at("parent").map(String::strip);
    }

    /** What it can do: its capability, and those within it. */
    List<String> capabilities() {
        List<String> names = new ArrayList<>();
        for (Element capability : document().children("capability")) {
            capability.attribute("type").ifPresent(names::add);
            for (Element inner : capability.children("capability")) {
                inner.attribute("type")
                        .map(type -> type.equals("vport_ops") ? "vports" : type)
                        .ifPresent(names::add);
            }
        }
        return names;
    }

    boolean has(String wwnn, String wwpn) {
        return document().findAll("capability/capability").stream()
                .anyMatch(each -> each.at("wwnn").equals(Optional.of(wwnn))
                        && each.at("wwpn").equals(Optional.of(wwpn)));
    }
}

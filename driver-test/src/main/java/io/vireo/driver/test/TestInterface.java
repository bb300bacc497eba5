package io.vireo.driver.test;

import io.vireo.iface.InterfaceRef;
import io.vireo.xml.Element;

/**
 * A network interface of the simulated host as it stands at one moment.
 *
 * @param table where it is found by its name
 * @param name its name
 * @param text its document
 * @param active whether it runs
 */
record TestInterface(InterfaceTable table, String name, String text, boolean active) {

    InterfaceRef ref() {
        return new InterfaceRef(name, mac());
    }

    String mac() {
        return Element.parse(text).at("mac/@address").orElse("");
    }

    TestInterface active(boolean nowActive) {
        return new TestInterface(table, name, text, nowActive);
    }

    TestInterface redefined(String document) {
        return new TestInterface(table, name, document, active);
    }
}

package io.vireo.driver.lxc;

import io.vireo.BadXml;
import io.vireo.VirtException;
import io.vireo.xml.Element;

/** Makes what somebody wrote complete. */
final class Definitions {

    private Definitions() {}

    /**
     * The complete form of a definition that somebody gave.
     *
     * @throws BadXml when it cannot be read
     * @throws VirtException when it contradicts itself, gives the container no root of its own, or cannot be honoured
     *     although that was asked for
     */
    static Element complete(String xml, boolean strict) {
        Element complete = ContainerDefaults.complete(Element.parse(xml, "domain definition"));
        RootRule.require(complete);
        if (strict) {
            Supported.require(complete);
        }
        return complete;
    }
}

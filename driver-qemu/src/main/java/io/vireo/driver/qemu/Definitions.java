package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Field;

/** Makes what somebody wrote complete. */
final class Definitions {

    static final Field<Bytes> MEMORY = Field.memory("memory");
    static final Field<Bytes> CURRENT_MEMORY = Field.memory("currentMemory");

    private final QemuHost host;

    Definitions(QemuHost host) {
        this.host = host;
    }

    /**
     * The complete form of a definition that somebody gave.
     *
     * @throws BadXml when it cannot be read
     * @throws VirtException when it contradicts itself, or cannot be honoured although that was asked for
     */
    Element complete(String xml, boolean strict) {
        Element complete = host.defaults().complete(Element.parse(xml, "domain definition"));
        if (strict) {
            Supported.require(complete);
        }
        return complete;
    }
}

package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;

/** The ways to say no to a definition, in libvirt's codes. */
final class Refusal {

    private Refusal() {}

    /** The document contradicts itself, or lacks something: code 27. */
    static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    /** The document is understood and forbidden as it is: code 35. */
    static BadXml detail(String why) {
        return new BadXml(why);
    }

    /** What is asked for cannot be had from QEMU or from this driver: code 67. */
    static VirtException unsupported(String why) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** It can be had, but not while the guest runs: code 84. */
    static VirtException notWhileRunning(String why) {
        return new VirtException(ErrorCode.OPERATION_UNSUPPORTED, why);
    }

    /** The same as {@link #unsupported(String)}, with the line of the element when it was read from a document. */
    static VirtException unsupported(Element element, String why) {
        return unsupported(element.line() > 0 ? why + " (line " + element.line() + ")" : why);
    }

    /** A value is out of its range: code 8. */
    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }

    /** libvirt's catch-all for a document that does not make sense: code 1. */
    static VirtException internal(String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, why);
    }
}

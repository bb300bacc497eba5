package io.vireo.driver.lxc;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;

/** The ways to say no, in libvirt's codes. */
final class Refusal {

    private Refusal() {}

    /** The document contradicts itself, or lacks something: code 27. */
    static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    /** What is asked for cannot be had from this driver or this host: code 67. */
    static VirtException unsupported(String why) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** The same, with the line of the element when it was read from a document. */
    static VirtException unsupported(Element element, String why) {
        return unsupported(element.line() > 0 ? why + " (line " + element.line() + ")" : why);
    }

    /** A value is out of its range: code 8. */
    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }

    /** It can be had, but not while the container runs: code 84. */
    static VirtException notWhileRunning(String why) {
        return new VirtException(ErrorCode.OPERATION_UNSUPPORTED, why);
    }

    /** Something that should have worked has not: code 9. */
    static VirtException failed(String why) {
        return new VirtException(ErrorCode.OPERATION_FAILED, why);
    }
}

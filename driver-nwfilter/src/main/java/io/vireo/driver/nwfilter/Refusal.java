package io.vireo.driver.nwfilter;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;

/** The ways to say no, in libvirt's codes. */
final class Refusal {

    private Refusal() {}

    /** The document is no filter: code 27. */
    static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    /** libvirt's catch-all, which its filter driver uses for most of what is wrong in a rule: code 1. */
    static VirtException internal(String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, why);
    }

    /** A value that its attribute does not take: code 1. */
    static VirtException value(String attribute, String text) {
        return internal(attribute + " has illegal value " + Names.shown(text));
    }

    /** An argument is wrong: code 8. */
    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }

    /** What is asked for cannot be had: code 67. */
    static VirtException unsupported(String why) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** It cannot be done as things are: code 9. */
    static VirtException failed(String why) {
        return new VirtException(ErrorCode.OPERATION_FAILED, why);
    }
}

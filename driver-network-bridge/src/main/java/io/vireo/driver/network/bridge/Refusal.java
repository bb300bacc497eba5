package io.vireo.driver.network.bridge;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;

/** The ways to say no, in libvirt's codes. */
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

    /** What is asked for cannot be had: code 67. */
    static VirtException unsupported(String why) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** libvirt's catch-all, which its network driver uses for ranges and names that are taken: code 1. */
    static VirtException internal(String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, why);
    }

    /** An argument is wrong: code 8. */
    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }
}

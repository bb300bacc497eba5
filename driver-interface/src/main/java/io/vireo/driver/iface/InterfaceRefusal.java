package io.vireo.driver.iface;

import io.vireo.BadXml;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.VirtException;

/** The ways to say no, in libvirt's codes. */
final class InterfaceRefusal {

    private InterfaceRefusal() {}

    /** The document contradicts itself, or lacks something: code 27. */
    static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    /** What is asked for cannot be had here: code 67. */
    static Unsupported unsupported(String why) {
        return new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** It cannot be done now: code 55. */
    static InvalidState state(String why) {
        return new InvalidState(why);
    }

    /** The machine itself is not to be cut off: code 29. */
    static Denied denied(String why) {
        return new Denied(ErrorCode.OPERATION_DENIED, why);
    }

    /** The host does what nobody expects: code 1. */
    static VirtException internal(String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, why);
    }
}

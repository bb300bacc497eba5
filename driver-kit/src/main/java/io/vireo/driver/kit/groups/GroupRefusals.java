package io.vireo.driver.kit.groups;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;

/** The ways to say no, in libvirt's codes. */
final class GroupRefusals {

    private GroupRefusals() {}

    static BadXml xml(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }

    static VirtException unsupported(String why) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }
}

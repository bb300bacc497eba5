package io.vireo.domain;

import io.vireo.Code;

/** What the numbers of keys mean ({@code virKeycodeSet}). */
public enum KeycodeSet implements Code {

    /** Linux's input events. */
    LINUX(0),
    /** The XT keyboard. */
    XT(1),
    /** The AT keyboard, set 1. */
    ATSET1(2),
    /** The AT keyboard, set 2. */
    ATSET2(3),
    /** The AT keyboard, set 3. */
    ATSET3(4),
    /** macOS. */
    OSX(5),
    /** The XT keyboard of Linux's old driver. */
    XT_KBD(6),
    /** USB HID. */
    USB(7),
    /** Windows. */
    WIN32(8),
    /** QEMU's numbers, XT with a changed first byte. */
    QNUM(9),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    KeycodeSet(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo.domain;

import io.vireo.Code;

/** Something that a guest does, to which an action can be chosen ({@code virDomainLifecycle}). */
public enum LifecycleKind implements Code {

    /** It switches itself off. */
    POWEROFF(0),
    /** It reboots. */
    REBOOT(1),
    /** It crashes. */
    CRASH(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    LifecycleKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

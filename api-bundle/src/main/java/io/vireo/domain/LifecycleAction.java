package io.vireo.domain;

import io.vireo.Code;

/** What is done with a domain then ({@code virDomainLifecycleAction}). */
public enum LifecycleAction implements Code {

    /** It is destroyed. */
    DESTROY(0),
    /** It is started again. */
    RESTART(1),
    /** It is started again under a new name, and the old one kept. */
    RESTART_RENAME(2),
    /** It is kept as it is. */
    PRESERVE(3),
    /** Its memory is dumped and it is destroyed. */
    COREDUMP_DESTROY(4),
    /** Its memory is dumped and it is started again. */
    COREDUMP_RESTART(5),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    LifecycleAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

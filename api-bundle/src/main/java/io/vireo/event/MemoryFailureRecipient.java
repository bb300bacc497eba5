package io.vireo.event;

import io.vireo.Code;

/** Who was hit by a failure of the host's memory ({@code virDomainMemoryFailureRecipientType}). */
public enum MemoryFailureRecipient implements Code {
    /** The hypervisor. */
    HYPERVISOR(0),
    /** The guest. */
    GUEST(1),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    MemoryFailureRecipient(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo;

/** Where a guest or a host goes to sleep ({@code virNodeSuspendTarget}). */
public enum SuspendTarget implements Code {

    /** In memory. */
    MEMORY(0),
    /** On disk. */
    DISK(1),
    /** In memory, and on disk in case the power fails. */
    HYBRID(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    SuspendTarget(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

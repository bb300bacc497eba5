package io.vireo;

/** The caller may not do this: a read-only connection, an access rule, a failed authentication. */
public final class Denied extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that something is forbidden.
     *
     * @param code what exactly went wrong, by libvirt's number
     * @param detail which object, why, and what to do
     */
    public Denied(ErrorCode code, String detail) {
        super(code, detail);
    }

    Denied(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

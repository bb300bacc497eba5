package io.vireo;

/** An object of that name, UUID or path is there already; nothing was changed. */
public final class AlreadyExists extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that an object is in the way.
     *
     * @param code what exactly went wrong, by libvirt's number
     * @param detail which object, why, and what to do
     */
    public AlreadyExists(ErrorCode code, String detail) {
        super(code, detail);
    }

    AlreadyExists(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

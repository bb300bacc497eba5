package io.vireo;

/** There is no such object: a look-up failed, or the object of a handle is gone. */
public final class NotFound extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that an object is not there.
     *
     * @param code what exactly went wrong, by libvirt's number
     * @param detail which object, why, and what to do
     */
    public NotFound(ErrorCode code, String detail) {
        super(code, detail);
    }

    NotFound(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

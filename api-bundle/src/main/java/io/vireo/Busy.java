package io.vireo;

/** Somebody else holds the object; the message names the holder. Asking again later may help. */
public final class Busy extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that the object is taken: {@link ErrorCode#RESOURCE_BUSY}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public Busy(String detail) {
        super(ErrorCode.RESOURCE_BUSY, detail);
    }

    Busy(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

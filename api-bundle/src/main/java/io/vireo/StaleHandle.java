package io.vireo;

/** The connection behind a handle is shut for ever; open the URI again and look the object up again. */
public final class StaleHandle extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that a handle leads nowhere any more: {@link ErrorCode#INVALID_CONN}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public StaleHandle(String detail) {
        super(ErrorCode.INVALID_CONN, detail);
    }

    StaleHandle(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

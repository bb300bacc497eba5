package io.vireo;

/** The object is not in the state that the operation needs, for example not running. */
public final class InvalidState extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that the state is wrong: {@link ErrorCode#OPERATION_INVALID}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public InvalidState(String detail) {
        super(ErrorCode.OPERATION_INVALID, detail);
    }

    InvalidState(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

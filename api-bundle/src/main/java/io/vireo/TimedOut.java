package io.vireo;

/** A deadline passed; the message names what was waited for. The operation may still be running. */
public final class TimedOut extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that time is up: {@link ErrorCode#OPERATION_TIMEOUT}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public TimedOut(String detail) {
        super(ErrorCode.OPERATION_TIMEOUT, detail);
    }

    TimedOut(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

package io.vireo;

/** No active driver serves a URI; the message lists the drivers that are there. */
public final class NoDriver extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that nobody answers: {@link ErrorCode#NO_CONNECT}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public NoDriver(String detail) {
        super(ErrorCode.NO_CONNECT, detail);
    }

    NoDriver(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

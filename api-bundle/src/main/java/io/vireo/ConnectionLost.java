package io.vireo;

/** The link to a server broke; whether a call in flight was carried out is not known. */
public final class ConnectionLost extends VirtException {

    private static final long serialVersionUID = 1L;

    /**
     * Says that the link is gone: {@link ErrorCode#RPC}.
     *
     * @param detail what happened, to which object, why, and what to do
     */
    public ConnectionLost(String detail) {
        super(ErrorCode.RPC, detail);
    }

    ConnectionLost(ErrorFacts facts, Throwable cause) {
        super(facts, cause);
    }
}

package io.vireo.event;

import io.vireo.Code;

/** Why the guest agent came or went ({@code virConnectDomainEventAgentLifecycleReason}). */
public enum AgentReason implements Code {
    /** Nobody said. */
    NOT_SAID(0),
    /** The domain started. */
    DOMAIN_STARTED(1),
    /** Its channel opened or closed. */
    CHANNEL(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    AgentReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

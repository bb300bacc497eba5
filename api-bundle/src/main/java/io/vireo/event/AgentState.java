package io.vireo.event;

import io.vireo.Code;

/** Whether the guest agent is there ({@code virConnectDomainEventAgentLifecycleState}). */
public enum AgentState implements Code {
    /** It is. */
    CONNECTED(1),
    /** It is not. */
    DISCONNECTED(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    AgentState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

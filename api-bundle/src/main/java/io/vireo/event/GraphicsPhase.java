package io.vireo.event;

import io.vireo.Code;

/** How far a viewer is ({@code virDomainEventGraphicsPhase}). */
public enum GraphicsPhase implements Code {
    /** It connected. */
    CONNECT(0),
    /** It proved who it is. */
    INITIALIZE(1),
    /** It went. */
    DISCONNECT(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    GraphicsPhase(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

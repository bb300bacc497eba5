package io.vireo.domain;

import io.vireo.Code;

/** Which graphics read their certificates again ({@code virDomainGraphicsReloadType}). */
public enum GraphicsReload implements Code {
    /** All that can. */
    ANY(0),
    /** Only VNC. */
    VNC(1),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    GraphicsReload(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo.protocol;

import io.vireo.Code;

/** How a server wants to know who the client is. */
public enum AuthType implements Code {
    /** It does not. */
    NONE(0),
    /** By SASL. */
    SASL(1),
    /** By the socket's other end, as polkit decides. */
    POLKIT(2),
    /** In a way that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    AuthType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

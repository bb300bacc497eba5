package io.vireo.network;

import io.vireo.Code;

/** What an update does with an element ({@code virNetworkUpdateCommand}). */
public enum NetworkUpdateCommand implements Code {
    /** Replace the element that has the same key. */
    MODIFY(1),
    /** Remove the element. */
    DELETE(2),
    /** Add the element at the end of its list. */
    ADD_LAST(3),
    /** Add the element at the beginning of its list. */
    ADD_FIRST(4),
    /** A command that this version does not know; always refused. */
    UNKNOWN(-1);

    private final int code;

    NetworkUpdateCommand(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

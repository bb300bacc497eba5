package io.vireo.domain;

import io.vireo.Code;

/** Which text about a domain ({@code virDomainMetadataType}). */
public enum MetadataKind implements Code {
    /** The description. */
    DESCRIPTION(0),
    /** The title. */
    TITLE(1),
    /** An element of the metadata, by its namespace. */
    ELEMENT(2),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    MetadataKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo.storage;

import io.vireo.Code;

/** What a volume is ({@code virStorageVolType}). */
public enum StorageVolType implements Code {
    /** A file. */
    FILE(0),
    /** A block device. */
    BLOCK(1),
    /** A folder. */
    DIR(2),
    /** Something on a network, such as an RBD image. */
    NETWORK(3),
    /** A folder on a network, with volumes in it. */
    NETDIR(4),
    /** A ploop image. */
    PLOOP(5),
    /** A kind that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    StorageVolType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

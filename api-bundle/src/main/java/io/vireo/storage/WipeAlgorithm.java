package io.vireo.storage;

import io.vireo.Code;

/** How the content of a volume is made unreadable ({@code virStorageVolWipeAlgorithm}). */
public enum WipeAlgorithm implements Code {
    /** Zeros, once. */
    ZERO(0),
    /** Four passes, by NNSA NAP-14.1-C for removable and other rigid disks. */
    NNSA(1),
    /** Four passes, by DoD 5220.22-M for rigid disks. */
    DOD(2),
    /** Nine passes, by the German Federal Office for Information Security. */
    BSI(3),
    /** The 35 passes of Gutmann. */
    GUTMANN(4),
    /** The seven passes of Schneier. */
    SCHNEIER(5),
    /** Seven random passes. */
    PFITZNER7(6),
    /** 33 random passes. */
    PFITZNER33(7),
    /** Random data, once. */
    RANDOM(8),
    /** Tell the storage that nothing of it is needed any more. */
    TRIM(9),
    /** An algorithm that this version does not know; always refused. */
    UNKNOWN(-1);

    private final int code;

    WipeAlgorithm(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

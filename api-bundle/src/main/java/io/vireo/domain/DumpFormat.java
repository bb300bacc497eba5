package io.vireo.domain;

import io.vireo.Code;

/** How a memory dump is written ({@code virDomainCoreDumpFormat}). */
public enum DumpFormat implements Code {

    /** As it is. */
    RAW(0),
    /** For kdump, compressed by zlib. */
    KDUMP_ZLIB(1),
    /** For kdump, compressed by lzo. */
    KDUMP_LZO(2),
    /** For kdump, compressed by snappy. */
    KDUMP_SNAPPY(3),
    /** For the debuggers of Windows. */
    WIN_DMP(4),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    DumpFormat(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo.secret;

import io.vireo.Code;

/** What a secret is for ({@code virSecretUsageType}). */
public enum SecretUsage implements Code {
    /** For nothing in particular. */
    NONE(0),
    /** For an encrypted volume, named by its path. */
    VOLUME(1),
    /** For a Ceph cluster. */
    CEPH(2),
    /** For an iSCSI target. */
    ISCSI(3),
    /** For the private key of a TLS certificate. */
    TLS(4),
    /** For the state of an emulated TPM. */
    VTPM(5),
    /** A use that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    SecretUsage(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

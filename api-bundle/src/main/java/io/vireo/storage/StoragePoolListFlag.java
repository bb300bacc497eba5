package io.vireo.storage;

import io.vireo.Flag;

/**
 * Which pools are listed ({@code virConnectListAllStoragePoolsFlags}).
 *
 * <p>Flags of one pair ask for one side of it; both or none of a pair ask for both. Flags of types ask for any of
 * them; none for every type.
 */
public enum StoragePoolListFlag implements Flag {
    /** Those that are not active. */
    INACTIVE(1),
    /** Those that are active. */
    ACTIVE(1 << 1),
    /** Those that stay when they stop. */
    PERSISTENT(1 << 2),
    /** Those that vanish when they stop. */
    TRANSIENT(1 << 3),
    /** Those that start by themselves. */
    AUTOSTART(1 << 4),
    /** Those that have to be started. */
    NO_AUTOSTART(1 << 5),
    /** Pools of the type {@code dir}. */
    DIR(1 << 6),
    /** Pools of the type {@code fs}. */
    FS(1 << 7),
    /** Pools of the type {@code netfs}. */
    NETFS(1 << 8),
    /** Pools of the type {@code logical}. */
    LOGICAL(1 << 9),
    /** Pools of the type {@code disk}. */
    DISK(1 << 10),
    /** Pools of the type {@code iscsi}. */
    ISCSI(1 << 11),
    /** Pools of the type {@code scsi}. */
    SCSI(1 << 12),
    /** Pools of the type {@code mpath}. */
    MPATH(1 << 13),
    /** Pools of the type {@code rbd}. */
    RBD(1 << 14),
    /** Pools of the type {@code sheepdog}. */
    SHEEPDOG(1 << 15),
    /** Pools of the type {@code gluster}. */
    GLUSTER(1 << 16),
    /** Pools of the type {@code zfs}. */
    ZFS(1 << 17),
    /** Pools of the type {@code vstorage}. */
    VSTORAGE(1 << 18),
    /** Pools of the type {@code iscsi-direct}. */
    ISCSI_DIRECT(1 << 19);

    private final int bit;

    StoragePoolListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}

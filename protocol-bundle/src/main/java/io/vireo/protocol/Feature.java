package io.vireo.protocol;

import io.vireo.Code;

/** What one side can ask the other to support, with libvirt's number. */
public enum Feature implements Code {
    /** Migration in two steps of the first protocol. */
    MIGRATION_V1(1),
    /** The driver is remote; never asked over the wire. */
    REMOTE(2),
    /** Migration of the second protocol. */
    MIGRATION_V2(3),
    /** Migration that the source's daemon drives. */
    MIGRATION_P2P(4),
    /** Migration that the hypervisor drives alone. */
    MIGRATION_DIRECT(5),
    /** Migration of the third protocol. */
    MIGRATION_V3(6),
    /** A domain can be protected from changes while it migrates. */
    MIGRATE_CHANGE_PROTECTION(7),
    /** File descriptors can travel beside a message. */
    FILE_PASSING(8),
    /** Typed parameters may be texts. */
    TYPED_PARAM_STRING(9),
    /** The peer answers the keepalive's question. */
    PROGRAM_KEEPALIVE(10),
    /** XML can be asked for in the form in which it migrates. */
    XML_MIGRATABLE(11),
    /** A domain that does not run can migrate. */
    MIGRATION_OFFLINE(12),
    /** Migration takes typed parameters. */
    MIGRATION_PARAMS(13),
    /** Events carry the number of their registration. */
    REMOTE_EVENT_CALLBACK(14),
    /** The server says why it closes. */
    REMOTE_CLOSE_CALLBACK(15),
    /** A network's update takes its arguments in the order of the API. */
    NETWORK_UPDATE_HAS_CORRECT_ORDER(16),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    Feature(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

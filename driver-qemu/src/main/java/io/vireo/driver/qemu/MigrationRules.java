package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.MigrateFlag;
import io.vireo.domain.MigrationParameters;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which guests may leave, and in which ways. */
final class MigrationRules {

    private static final Set<MigrateFlag> HONOURED = EnumSet.of(
            MigrateFlag.LIVE,
            MigrateFlag.PERSIST_DEST,
            MigrateFlag.UNDEFINE_SOURCE,
            MigrateFlag.PAUSED,
            MigrateFlag.CHANGE_PROTECTION,
            MigrateFlag.UNSAFE,
            MigrateFlag.ABORT_ON_ERROR,
            MigrateFlag.AUTO_CONVERGE);
    private static final Set<String> KNOWN = Set.of(
            MigrationParameters.URI,
            MigrationParameters.NAME,
            MigrationParameters.XML,
            MigrationParameters.PERSISTENT_XML,
            MigrationParameters.BANDWIDTH,
            MigrationParameters.LISTEN_ADDRESS,
            MigrationParameters.GRAPHICS_URI);
    /** File systems that both hosts can have mounted. */
    private static final Set<String> SHARED =
            Set.of("nfs", "nfs4", "gfs2", "ocfs2", "afs", "smb3", "cifs", "ceph", "gpfs", "fuse.glusterfs");

    private static final Set<String> DIRECT = Set.of("none", "directsync");

    private MigrationRules() {}

    /** Refuses ways that this driver does not go. */
    static void require(TypedParameters parameters, Set<MigrateFlag> flags) {
        for (MigrateFlag flag : flags) {
            if (!HONOURED.contains(flag)) {
                throw Refusal.unsupported("the QEMU driver does not migrate with '"
                        + flag.name().toLowerCase(Locale.ROOT).replace('_', '-') + "': " + instead(flag));
            }
        }
        for (TypedParameter each : parameters.list()) {
            if (!KNOWN.contains(each.name())) {
                throw Refusal.unsupported("the QEMU driver does not honour the parameter '" + Seen.plain(each.name())
                        + "' of a migration");
            }
        }
    }

    private static String instead(MigrateFlag flag) {
        return switch (flag) {
            case PEER2PEER, TUNNELLED -> "let the client conduct it, without that flag";
            case NON_SHARED_DISK, NON_SHARED_INC, NON_SHARED_SYNCHRONOUS_WRITES ->
                "put the disks where both hosts reach them";
            case OFFLINE -> "define the domain at the destination";
            default -> "leave it out";
        };
    }

    /** Refuses a guest that would lose something at the other host. */
    static void requireMovable(QemuDomain domain, Set<MigrateFlag> flags) {
        Element live = domain.state().present();
        int snapshots = MomentTree.count(MomentKind.SNAPSHOT, domain);
        if (snapshots > 0) {
            throw new InvalidState("cannot migrate domain with " + snapshots + " snapshots");
        }
        if (live.find("devices/tpm").isPresent()) {
            throw Refusal.notWhileRunning(
                    domain.label() + " has a TPM whose state lies on this host: it cannot be migrated");
        }
        domain.guest().jobs().requireNone();
        if (!flags.contains(MigrateFlag.UNSAFE)) {
            Disks.of(live).forEach(MigrationRules::requireShared);
        }
    }

    /** What two hosts write must lie in the cache of neither, and be the same. */
    private static void requireShared(Element disk) {
        boolean written =
                disk.child("readonly").isEmpty() && disk.child("source").isPresent();
        if (!written || disk.child("shareable").isPresent()) {
            return;
        }
        if (disk.has("type", "file") && !isShared(Disks.path(disk).orElse("/"))) {
            throw new VirtException(
                    ErrorCode.MIGRATE_UNSAFE, "Migration without shared storage is unsafe: disk " + Disks.target(disk));
        }
        if (!DIRECT.contains(disk.at("driver/@cache").orElse("")) && disk.has("type", "block")) {
            throw new VirtException(
                    ErrorCode.MIGRATE_UNSAFE,
                    "Migration may lead to data corruption if disks use cache other than" + " none or directsync: disk "
                            + Disks.target(disk));
        }
    }

    private static boolean isShared(String path) {
        try {
            return SHARED.contains(Files.getFileStore(Path.of(path)).type());
        } catch (IOException unknown) {
            return false;
        }
    }
}

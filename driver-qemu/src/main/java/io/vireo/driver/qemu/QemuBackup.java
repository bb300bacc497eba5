package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.domain.Backup;
import io.vireo.domain.BackupFlag;
import java.util.Optional;
import java.util.Set;

/** Copies of the disks of a guest that runs, written to files or served to others. */
final class QemuBackup implements Backup {

    private final QemuDomain domain;

    QemuBackup(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public void beginBackup(String xml, Optional<String> checkpoint, Set<BackupFlag> flags) {
        domain.modify("begin a backup", () -> {
            QemuGuest guest = domain.guest();
            guest.jobs().requireNone();
            BackupRequest request = BackupRequest.of(xml, guest);
            boolean reuse = flags.contains(BackupFlag.REUSE_EXTERNAL);
            Optional<CheckpointRequest> moment = checkpoint.map(text -> {
                QemuCheckpoints.requireGuest(domain);
                return CheckpointRequest.of(
                        MomentKind.CHECKPOINT.parse(text), domain.state().present());
            });
            MomentTree<CheckpointRecord> tree = MomentTree.of(MomentKind.CHECKPOINT, domain);
            moment.ifPresent(each -> tree.requireFree(each.name()));
            BackupRun run = new BackupStart(guest, request, reuse).begin(moment);
            moment.ifPresent(
                    each -> tree.with(each.record(Migratable.ofGuest(guest))).keep(domain));
            run.begin();
        });
    }

    @Override
    public String backupXml() {
        if (!domain.state().isActive()) {
            throw new InvalidState("domain is not running: " + domain.label() + " has to be started first");
        }
        return domain.guest()
                .backup()
                .map(run -> run.document().toString())
                .orElseThrow(() -> new NotFound(ErrorCode.NO_DOMAIN_BACKUP, "no domain backup job present"));
    }
}

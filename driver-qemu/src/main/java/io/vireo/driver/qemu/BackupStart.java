package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Begins a backup of a guest: images for it, then one transaction of QEMU for all disks and the checkpoint, so that everything is of one
 * moment.
 */
final class BackupStart {

    private final QemuGuest guest;
    private final BackupRequest request;
    private final boolean reuse;
    private final List<String> made = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();

    BackupStart(QemuGuest guest, BackupRequest request, boolean reuse) {
        this.guest = guest;
        this.request = request;
        this.reuse = reuse;
    }

    /** Begins it; when that fails, nothing is left of it. */
    BackupRun begin(Optional<CheckpointRequest> checkpoint) {
        try (Undo undo = new Undo("backup of " + guest.domain().label())) {
            List<Json> actions = new ArrayList<>();
            checkpoint.ifPresent(each -> actions.addAll(each.actions(guest)));
            for (BackupDisk disk : request.disks()) {
                actions.addAll(actions(disk, undo));
            }
            request.server().ifPresent(server -> serve(server, undo));
            BackupRun run = new BackupRun(guest, request, made);
            run.keep();
            undo.add("forget the backup", run::forget);
            guest.execute("transaction", Json.object().with("actions", Json.array(actions)));
            undo.add("end the jobs of the backup", run::cancelJobs);
            if (!request.push()) {
                export();
            }
            undo.keep();
            return run;
        }
    }

    private List<Json> actions(BackupDisk disk, Undo undo) {
        Element present = Disks.find(guest.domain(), disk.target());
        DiskKeys.refusePlainCopy(present, "a backup");
        String top = NodeNames.top(guest, Disks.alias(present))
                .orElseThrow(() -> new InvalidState("disk " + disk.target() + " is empty"));
        if (disk.isFile() && !reuse) {
            ImageFiles.create(
                    "backup",
                    disk.target(),
                    QemuStateFiles.file(disk.path()),
                    disk.format(),
                    QemuBlockJobs.size(guest, present),
                    Optional.empty(),
                    undo);
            made.add(disk.path());
        }
        String node = node(disk, top, undo);
        nodes.add(node);
        Json job = Json.object()
                .with("device", top)
                .with("target", node)
                .with("job-id", BackupRun.jobId(Disks.alias(present)))
                .with("auto-dismiss", false);
        List<Json> actions = new ArrayList<>();
        Optional<List<Bitmaps.Bitmap>> since = disk.since().flatMap(name -> changes(present, name));
        since.ifPresent(bitmaps -> actions.addAll(Bitmaps.frozenCopy(top, disk.bitmap(), bitmaps)));
        if (!request.push()) {
            job = job.with("sync", "none");
        } else if (since.isPresent()) {
            job = job.with("sync", "incremental").with("bitmap", disk.bitmap());
        } else {
            job = job.with("sync", "full");
        }
        actions.add(Bitmaps.action("blockdev-backup", job));
        return actions;
    }

    private Optional<List<Bitmaps.Bitmap>> changes(Element disk, String checkpoint) {
        CheckpointRecord since =
                MomentTree.of(MomentKind.CHECKPOINT, guest.domain()).require(checkpoint);
        return Optional.of(QemuCheckpoints.since(guest, disk, since)
                .orElseThrow(() -> Refusal.invalid("disk '" + Disks.target(disk) + "' was not part of checkpoint '"
                        + checkpoint + "': back it up as a whole")));
    }

    /** The image of a backup as a node; what others fetch is, where nothing was overwritten, the disk itself. */
    private String node(BackupDisk disk, String top, Undo undo) {
        Arguments arguments = new Arguments();
        String stem = NodeNames.free(guest);
        String node = request.push()
                ? BlockNodes.add(arguments, new Device(disk.image()), stem).orElseThrow()
                : BlockNodes.above(arguments, new Device(disk.image()), stem, top);
        MonitorOrders.give(guest, arguments, undo);
        return node;
    }

    private void serve(BackupServer server, Undo undo) {
        guest.execute("nbd-server-start", Json.object().with("addr", server.address()));
        undo.add("stop the server of the backup", () -> guest.execute("nbd-server-stop"));
    }

    private void export() {
        for (int number = 0; number < nodes.size(); number++) {
            BackupDisk disk = request.disks().get(number);
            Json export = Json.object()
                    .with("type", "nbd")
                    .with("id", "vireo-backup-" + disk.target())
                    .with("node-name", nodes.get(number))
                    .with("name", disk.export())
                    .with("writable", false);
            guest.execute(
                    "block-export-add",
                    disk.since().isPresent() ? export.with("bitmaps", Json.texts(List.of(disk.bitmap()))) : export);
        }
    }
}

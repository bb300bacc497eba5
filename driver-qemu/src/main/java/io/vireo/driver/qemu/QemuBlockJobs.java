package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.BlockCommitFlag;
import io.vireo.domain.BlockCopyFlag;
import io.vireo.domain.BlockJobAbortFlag;
import io.vireo.domain.BlockJobInfo;
import io.vireo.domain.BlockJobKind;
import io.vireo.domain.BlockJobs;
import io.vireo.domain.BlockRebaseFlag;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Long operations on the disks of a guest that runs: pull, commit and copy, each a job of QEMU. */
final class QemuBlockJobs implements BlockJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final QemuDomain domain;

    QemuBlockJobs(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public Optional<BlockJobInfo> blockJobInfo(String disk) {
        return domain.query("block job", () -> {
            QemuGuest guest = domain.guest();
            return job(guest, Disks.find(domain, disk)).map(QemuBlockJobs::info);
        });
    }

    private static Optional<Json> job(QemuGuest guest, Element disk) {
        return guest.execute("query-block-jobs").items().stream()
                .filter(each -> id(each).filter(found -> found.alias().equals(Disks.alias(disk)))
                        .isPresent())
                .findFirst();
    }

    private static Optional<BlockJobId> id(Json job) {
        return BlockJobId.parse(job.text("device").orElse(""));
    }

    /** Clients take a job for ready when both numbers are equal, so they are not before it is. */
    private static BlockJobInfo info(Json job) {
        BlockJobId id = id(job).orElseThrow();
        long end = job.number("len").orElse(0);
        long current = job.number("offset").orElse(0);
        if (id.waits()) {
            boolean ready = job.isTrue("ready");
            end = Math.max(end, 1);
            current = ready ? end : Math.min(current, end - 1);
        }
        return new BlockJobInfo(id.kind(), new Bandwidth(job.number("speed").orElse(0)), current, end);
    }

    @Override
    public void setBlockJobSpeed(String disk, Bandwidth bandwidth) {
        domain.modify("set the speed of a block job", () -> {
            QemuGuest guest = domain.guest();
            Json job = require(guest, Disks.find(domain, disk));
            guest.execute(
                    "block-job-set-speed",
                    Json.object()
                            .with("device", job.text("device").orElseThrow())
                            .with("speed", bandwidth.bytesPerSecond()));
        });
    }

    private Json require(QemuGuest guest, Element disk) {
        return job(guest, disk)
                .orElseThrow(
                        () -> new InvalidState("disk '" + Disks.target(disk) + "' does not have an active block job"));
    }

    @Override
    public void abortBlockJob(String disk, Set<BlockJobAbortFlag> flags) {
        domain.modify("end a block job", () -> {
            QemuGuest guest = domain.guest();
            Element found = Disks.find(domain, disk);
            Json job = require(guest, found);
            Json device = Json.object().with("device", job.text("device").orElseThrow());
            if (flags.contains(BlockJobAbortFlag.PIVOT)) {
                requirePivot(found, job);
                guest.execute("block-job-complete", device);
            } else {
                guest.execute("block-job-cancel", device);
            }
            if (!flags.contains(BlockJobAbortFlag.ASYNC)) {
                awaitEnd(guest, found);
            }
        });
    }

    private static void requirePivot(Element disk, Json job) {
        if (!id(job).orElseThrow().waits()) {
            throw new InvalidState("pivot of disk '" + Disks.target(disk) + "' requires an active copy job");
        }
        if (!job.isTrue("ready")) {
            throw new VirtException(
                    ErrorCode.BLOCK_COPY_ACTIVE, "disk '" + Disks.target(disk) + "' not ready for pivot yet");
        }
    }

    private void awaitEnd(QemuGuest guest, Element disk) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (job(guest, disk).isPresent()) {
            if (deadline.isOver()) {
                throw Answers.timedOut("the block job of disk '" + Disks.target(disk) + "' of " + domain.label()
                        + " did not end within " + Answers.say(PATIENCE) + "; it goes on");
            }
            Answers.pause(10, domain.label());
        }
        DiskChains.refresh(guest, Disks.alias(disk));
    }

    @Override
    public void blockPull(String disk, Bandwidth bandwidth) {
        blockRebase(disk, Optional.empty(), bandwidth, Set.of());
    }

    @Override
    public void blockRebase(String disk, Optional<String> base, Bandwidth bandwidth, Set<BlockRebaseFlag> flags) {
        if (flags.contains(BlockRebaseFlag.COPY)) {
            throw Refusal.unsupported("a copy is begun by blockCopy, with the document of its disk");
        }
        domain.modify("pull", () -> {
            QemuGuest guest = domain.guest();
            Element found = idle(guest, disk);
            Json order = order(guest, found, BlockJobKind.PULL, bandwidth);
            guest.execute(
                    "block-stream",
                    base.map(path -> order.with("base-node", node(guest, path))).orElse(order));
        });
    }

    private Element idle(QemuGuest guest, String disk) {
        Element found = Disks.find(domain, disk);
        if (job(guest, found).isPresent()) {
            throw new Busy("disk '" + Disks.target(found) + "' already in active block job");
        }
        return found;
    }

    private static Json order(QemuGuest guest, Element disk, BlockJobKind kind, Bandwidth bandwidth) {
        return Json.object()
                .with("job-id", new BlockJobId(kind, Disks.alias(disk)).toString())
                .with("device", top(guest, disk))
                .with("speed", bandwidth.bytesPerSecond());
    }

    private static String top(QemuGuest guest, Element disk) {
        return NodeNames.top(guest, Disks.alias(disk))
                .orElseThrow(() -> new InvalidState(
                        "disk '" + Disks.target(disk) + "' does not currently have a source assigned"));
    }

    private static String node(QemuGuest guest, String path) {
        return guest.execute("query-named-block-nodes").items().stream()
                .filter(each -> each.text("file").equals(Optional.of(path))
                        && !each.text("drv").equals(Optional.of("file")))
                .flatMap(each -> each.text("node-name").stream())
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("could not find image '" + Seen.of(path) + "' beneath the disk"));
    }

    @Override
    public void blockCommit(
            String disk, Optional<String> base, Optional<String> top, Bandwidth bandwidth, Set<BlockCommitFlag> flags) {
        domain.modify("commit", () -> {
            QemuGuest guest = domain.guest();
            Element found = idle(guest, disk);
            boolean active = top.isEmpty() || Disks.path(found).equals(top);
            if (active && !flags.contains(BlockCommitFlag.ACTIVE)) {
                throw Refusal.invalid("commit of '" + Disks.target(found) + "' active layer requires active flag");
            }
            if (found.child("backingStore")
                    .flatMap(each -> each.child("source"))
                    .isEmpty()) {
                DiskChains.refresh(guest, Disks.alias(found));
                found = Disks.find(domain, disk);
            }
            BlockJobKind kind = active ? BlockJobKind.ACTIVE_COMMIT : BlockJobKind.COMMIT;
            Json order = order(guest, found, kind, bandwidth);
            Optional<String> lower =
                    base.or(() -> flags.contains(BlockCommitFlag.SHALLOW) ? below(disk, top) : Optional.empty());
            order = lower.isPresent() ? order.with("base-node", node(guest, lower.get())) : order;
            guest.execute("block-commit", active ? order : order.with("top-node", node(guest, top.get())));
        });
    }

    /** The image that another one of the chain lies on. */
    private Optional<String> below(String disk, Optional<String> top) {
        Element at = Disks.find(domain, disk);
        while (top.isPresent()
                && !Disks.path(at).equals(top)
                && at.child("backingStore").isPresent()) {
            at = at.child("backingStore").orElseThrow();
        }
        return at.child("backingStore").flatMap(Disks::path);
    }

    @Override
    public void blockCopy(String disk, String xml, TypedParameters parameters, Set<BlockCopyFlag> flags) {
        Element copy = Element.parse(xml, "disk definition");
        domain.modify("copy", () -> {
            QemuGuest guest = domain.guest();
            if (domain.state().isPersistent() && !flags.contains(BlockCopyFlag.TRANSIENT_JOB)) {
                throw new InvalidState("domain is not transient: say that the job need not survive the guest");
            }
            Element found = idle(guest, disk);
            DiskKeys.refusePlainCopy(found, "a copy");
            try (Undo undo = new Undo("copy of " + Disks.target(found))) {
                String target = destination(guest, found, copy, flags, undo);
                long speed = parameters.number("bandwidth").orElse(0L);
                Json order = order(guest, found, BlockJobKind.COPY, new Bandwidth(speed))
                        .with("target", target)
                        .with("sync", "full");
                guest.execute(
                        "blockdev-mirror",
                        flags.contains(BlockCopyFlag.SYNCHRONOUS_WRITES)
                                ? order.with("copy-mode", "write-blocking")
                                : order);
                undo.keep();
            }
        });
    }

    private static String destination(
            QemuGuest guest, Element disk, Element copy, Set<BlockCopyFlag> flags, Undo undo) {
        if (flags.contains(BlockCopyFlag.SHALLOW)
                && disk.child("backingStore").flatMap(Disks::path).isPresent()) {
            throw Refusal.unsupported("a shallow copy of a disk that lies on another image is not supported");
        }
        String format =
                copy.at("driver/@type").or(() -> disk.at("driver/@type")).orElse("raw");
        Element image = disk.with("type", copy.has("type", "block") ? "block" : "file")
                .put(disk.child("driver")
                        .orElseGet(() -> Element.of("driver").with("name", "qemu"))
                        .with("type", format))
                .put(copy.child("source").orElseThrow(() -> Refusal.xml("the copy has no source")))
                .put(Element.of("backingStore"));
        String path = Disks.path(image).orElseThrow(() -> Refusal.xml("the source of the copy names no file"));
        if (!flags.contains(BlockCopyFlag.REUSE_EXT) && !image.has("type", "block")) {
            ImageFiles.create(
                    "external destination",
                    Disks.target(disk),
                    QemuStateFiles.file(path),
                    format,
                    size(guest, disk),
                    Optional.empty(),
                    undo);
        }
        Arguments arguments = new Arguments();
        String node = BlockNodes.add(arguments, new Device(image), NodeNames.free(guest))
                .orElseThrow();
        MonitorOrders.give(guest, arguments, undo);
        return node;
    }

    static long size(QemuGuest guest, Element disk) {
        return Disks.ask(guest, "query-block", disk)
                .get("inserted")
                .get("image")
                .number("virtual-size")
                .orElse(0);
    }
}

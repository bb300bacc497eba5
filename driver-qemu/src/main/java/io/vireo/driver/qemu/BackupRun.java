package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.BlockJobKind;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobType;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backup that is under way. It belongs to the guest and goes on when the platform ends: what has to be cleared away stands in
 * the guest's folder.
 */
final class BackupRun {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRun.class);
    private static final String FILE = "backup.xml";

    private final QemuGuest guest;
    private final Element document;
    private final List<String> made;
    private final Set<String> done = new HashSet<>();
    private Optional<JobType> failure = Optional.empty();
    private boolean cancelled;
    private Json progress = Json.object();

    BackupRun(QemuGuest guest, BackupRequest request, List<String> made) {
        this(guest, request.document(), List.copyOf(made));
    }

    private BackupRun(QemuGuest guest, Element document, List<String> made) {
        this.guest = guest;
        this.document = document;
        this.made = made;
    }

    static String jobId(String alias) {
        return new BlockJobId(BlockJobKind.BACKUP, alias).toString();
    }

    Element document() {
        return document;
    }

    private boolean push() {
        return document.has("mode", "push");
    }

    private List<Element> disks() {
        return document.findAll("disks/disk").stream()
                .filter(each -> each.has("backup", "yes"))
                .toList();
    }

    private static Path file(QemuGuest guest) {
        return guest.folder().file(FILE);
    }

    /** Writes down what is to be cleared away, before it is there. */
    void keep() {
        Element kept = Element.of("backup")
                .add(document)
                .addAll(made.stream().map(each -> Element.of("made", each)).toList());
        try {
            Files.writeString(file(guest), kept.toString());
        } catch (IOException failed) {
            throw SystemErrors.of("cannot write " + file(guest), failed);
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file(guest));
    }

    /** What an earlier platform began in this guest. */
    static Optional<BackupRun> found(QemuGuest guest) {
        if (!Files.exists(file(guest))) {
            return Optional.empty();
        }
        try {
            Element kept = Element.parse(Files.readString(file(guest)), "backup of a guest");
            List<String> made =
                    kept.children("made").stream().map(Element::text).toList();
            return kept.child("domainbackup").map(each -> new BackupRun(guest, each, made));
        } catch (IOException failed) {
            throw SystemErrors.of("cannot read " + file(guest), failed);
        }
    }

    /** Lets those who ask about the guest's job see it, and takes it to its end. */
    void begin() {
        guest.backup(Optional.of(this));
        guest.jobs().begin(JobOperation.BACKUP, this::progress, this::cancel);
        follow();
    }

    private synchronized Json progress() {
        follow();
        return progress;
    }

    private List<Json> jobs() {
        return guest.execute("query-jobs").items().stream()
                .filter(each -> BlockJobId.parse(each.text("id").orElse(""))
                        .filter(id -> id.kind() == BlockJobKind.BACKUP)
                        .isPresent())
                .toList();
    }

    /** Takes from QEMU how far it is; the last job that has ended ends the backup. */
    synchronized void follow() {
        if (guest.backup().filter(this::equals).isEmpty()) {
            return;
        }
        long total = progress.get("disk").number("ended").orElse(0);
        long copied = total;
        long ended = total;
        List<Json> jobs = jobs();
        for (Json job : jobs) {
            total += job.number("total-progress").orElse(0);
            copied += job.number("current-progress").orElse(0);
            if (job.text("status").equals(Optional.of("concluded"))) {
                ended += job.number("total-progress").orElse(0);
                conclude(job);
            }
        }
        progress = Json.object()
                .with(
                        "disk",
                        Json.object()
                                .with("total", total)
                                .with("transferred", copied)
                                .with("ended", ended));
        if (jobs.stream().allMatch(each -> done.contains(each.text("id").orElse("")))) {
            end();
        }
    }

    private void conclude(Json job) {
        String id = job.text("id").orElse("");
        if (!done.add(id)) {
            return;
        }
        guest.execute("job-dismiss", Json.object().with("id", id));
        job.text("error").filter(error -> !cancelled).ifPresent(error -> {
            LOG.warn("A backup of {} failed: {}", guest.domain().label(), error);
            failure = Optional.of(JobType.FAILED);
        });
        if (failure.isPresent()) {
            cancelJobs();
        }
    }

    private void end() {
        guest.backup(Optional.empty());
        JobType how = failure.orElse(cancelled && push() ? JobType.CANCELLED : JobType.COMPLETED);
        clearGuest();
        clearFiles(how);
        guest.jobs().end(how, progress);
    }

    private void clearGuest() {
        if (!push()) {
            attempt(() -> guest.execute("nbd-server-stop"));
        }
        for (Element disk : disks()) {
            Element present = Disks.find(guest.domain(), disk.attribute("name").orElse(""));
            String bitmap = disk.attribute("exportbitmap")
                    .orElse("backup-" + disk.attribute("name").orElse(""));
            if (disk.has("backupmode", "incremental")) {
                attempt(() -> Bitmaps.of(guest, present, bitmap).forEach(each -> Bitmaps.remove(guest, each)));
            }
        }
        attempt(() -> NodeNames.dropUnused(guest));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (VirtException left) {
            LOG.warn(
                    "Something of a backup of {} was left behind",
                    guest.domain().label(),
                    left);
        }
    }

    /** What others fetched, and a copy that is not whole, is of no use to anybody. */
    private void clearFiles(JobType how) {
        try {
            if (!push() || how != JobType.COMPLETED) {
                for (String each : made) {
                    Files.deleteIfExists(Path.of(each));
                }
            }
            forget();
        } catch (IOException left) {
            LOG.warn("A file of a backup of {} was left behind", guest.domain().label(), left);
        }
    }

    /** The guest has ended before the backup did. */
    void lost() {
        clearFiles(JobType.FAILED);
        guest.backup(Optional.empty());
        guest.jobs().end(JobType.FAILED, progress);
    }

    private void cancel() {
        synchronized (this) {
            cancelled = true;
            cancelJobs();
        }
        Deadline deadline = Deadline.in(QemuDomain.PATIENCE);
        while (guest.backup().filter(this::equals).isPresent() && !deadline.isOver()) {
            follow();
            Answers.pause(5, guest.domain().label());
        }
    }

    /** Orders all jobs to end; QEMU tells when they have. */
    void cancelJobs() {
        for (Json job : jobs()) {
            if (!job.text("status").orElse("").matches("aborting|concluded|null")) {
                guest.execute(
                        "job-cancel", Json.object().with("id", job.text("id").orElse("")));
            }
        }
    }
}

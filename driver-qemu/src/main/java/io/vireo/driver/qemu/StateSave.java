package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.DomainState;
import io.vireo.domain.JobOperation;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the state of a guest to a file and ends the guest; when that fails, the guest goes on as if nothing had been.
 *
 * <p>QEMU writes to a unix socket that we empty into the file: no shell is involved, and QEMU need not be able to open it.
 */
final class StateSave {

    /** How the name of a file ends that is not complete. */
    static final String UNFINISHED = ".part";

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(50);

    private final QemuGuest guest;
    private final QemuDomain domain;
    private final Path file;
    private final Path partial;

    private StateSave(QemuGuest guest, Path file) {
        this.guest = guest;
        this.domain = guest.domain();
        this.file = file;
        this.partial = file.resolveSibling("." + file.getFileName() + UNFINISHED);
    }

    /**
     * Saves a guest.
     *
     * @param definition what it is to be restored by
     * @param running whether it is to run then
     * @param hold the caller's hold on the domain
     */
    static void to(Path file, QemuGuest guest, Element definition, boolean running, Hold hold) {
        new StateSave(guest, file).save(definition, running, hold);
    }

    /** Saves a guest that is to go on: it stands still afterwards, until {@link #goOn(QemuGuest, boolean)}. */
    static void beside(Path file, QemuGuest guest, Element definition, boolean running, Hold hold) {
        new StateSave(guest, file).write(JobOperation.SNAPSHOT, StateReason.PAUSED_SNAPSHOT, definition, running, hold);
    }

    private void save(Element definition, boolean running, Hold hold) {
        write(JobOperation.SAVE, StateReason.PAUSED_SAVE, definition, running, hold);
        GuestStop.now(guest, Ending.SAVED);
    }

    private void write(JobOperation job, StateReason paused, Element definition, boolean running, Hold hold) {
        DomainState before = domain.state().reason().state();
        if (before != DomainState.RUNNING && before != DomainState.PAUSED) {
            throw new InvalidState(domain.label() + " is neither running nor paused, so its state cannot be saved");
        }
        hold.onCancel(() -> guest.execute("migrate_cancel"));
        hold.letQueriesIn();
        try (Undo undo = new Undo("save of " + domain.label())) {
            if (before == DomainState.RUNNING) {
                guest.update(old -> phase(old, GuestRecord.Phase.SAVING));
                undo.add("let the guest go on", this::goOn);
                guest.pause(paused, DomainLifecycle.SUSPENDED_PAUSED);
            }
            undo.add("remove the unfinished file", () -> Files.deleteIfExists(partial));
            guest.jobs().run(job, progress -> write(definition, running, hold, progress));
            undo.keep();
        }
    }

    /** Lets a guest go on whose state was written beside it. */
    static void goOn(QemuGuest guest, boolean ran) {
        if (ran && guest.isAlive() && guest.record().phase() == GuestRecord.Phase.SAVING) {
            guest.update(old -> phase(old, GuestRecord.Phase.RUNNING));
            guest.run(StateReason.RUNNING_UNPAUSED, DomainLifecycle.RESUMED_UNPAUSED);
        }
    }

    private static GuestRecord phase(GuestRecord record, GuestRecord.Phase phase) {
        return record.with(phase, record.reason(), record.resetAtPoweroff(), record.live());
    }

    private void goOn() {
        if (!guest.isAlive() || !guest.isReachable()) {
            // It is dead, or the platform is being stopped: whoever finds the guest lets it go on.
            return;
        }
        boolean interrupted = Thread.interrupted();
        guest.execute("migrate_cancel");
        guest.update(old -> phase(old, GuestRecord.Phase.RUNNING));
        guest.run(StateReason.RUNNING_SAVE_CANCELED, DomainLifecycle.RESUMED_UNPAUSED);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Element definition, boolean running, Hold hold, Consumer<Json> progress) {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> fresh =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(partial, fresh, mode)) {
            SavedImage.begin(channel, file, running, definition);
            receive(channel, hold, progress);
            SavedImage.complete(channel);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot save " + domain.label() + " to " + file, failure);
        }
    }

    private void receive(FileChannel channel, Hold hold, Consumer<Json> progress) throws IOException {
        Path socket = guest.folder().socket("state.sock");
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            guest.execute(
                    "migrate-set-parameters",
                    Json.object().with("max-bandwidth", domain.host().timings().saveRate()));
            guest.execute("migrate", Json.object().with("uri", "unix:" + socket));
            try (SocketChannel state = accept(server)) {
                watch(new StatePump(state, channel, domain.label()), hold, progress);
            }
            requireCompleted(hold);
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    /** QEMU connects at once, or it has died or failed meanwhile. */
    private SocketChannel accept(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        for (Deadline deadline = Deadline.in(CONNECT); !deadline.isOver(); Answers.pause(1, domain.label())) {
            SocketChannel state = server.accept();
            if (state != null) {
                return state;
            }
            if (guest.execute("query-migrate").text("status").orElse("").equals("failed")) {
                break;
            }
        }
        throw Answers.failed("QEMU did not begin to write the state of " + domain.label());
    }

    private void watch(StatePump pump, Hold hold, Consumer<Json> progress) throws IOException {
        while (!pump.hasEnded(PROGRESS_EVERY)) {
            hold.check();
            Json now = guest.execute("query-migrate");
            progress.accept(now);
            hold.progress(
                    now.get("ram").number("transferred").orElse(0),
                    now.get("ram").number("total").orElse(0));
        }
    }

    private void requireCompleted(Hold hold) {
        Json end = guest.execute("query-migrate");
        while (end.text("status").orElse("").matches("setup|active|device")) {
            Answers.pause(1, domain.label());
            end = guest.execute("query-migrate");
        }
        hold.check();
        if (!end.text("status").orElse("").equals("completed")) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "QEMU could not write the state of " + domain.label() + " to " + file + ": "
                            + end.text("error-desc")
                                    .orElse("it is " + end.text("status").orElse("gone")));
        }
    }
}

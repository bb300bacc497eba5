package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.JobOperation;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the memory of a guest to a file; the guest stands still meanwhile. */
final class CoreDump {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long PAUSE_MILLIS = 5;

    private final QemuGuest guest;
    private final Path file;
    private final String format;
    private boolean paused;

    CoreDump(QemuGuest guest, Path file, String format) {
        this.guest = guest;
        this.file = file;
        this.format = format;
    }

    /** Writes the file and leaves the guest paused; when that fails, it goes on and there is no file. */
    void write(Hold hold) {
        hold.letQueriesIn();
        requireNew();
        try (Undo undo = new Undo("dump of " + guest.domain().label())) {
            undo.add("remove the unfinished dump", () -> Files.deleteIfExists(file));
            if (guest.domain().state().isRunning()) {
                // QEMU may pause it although the wait for its answer was interrupted.
                paused = true;
                undo.add("let the guest go on", this::giveUp);
                guest.pause(StateReason.PAUSED_DUMP, DomainLifecycle.SUSPENDED_PAUSED);
            }
            guest.jobs().run(JobOperation.DUMP, progress -> dump(hold, progress));
            undo.keep();
        }
    }

    /** QEMU opens the file by itself, so it must be one that nobody else has prepared. */
    private void requireNew() {
        try {
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            } else if (Files.exists(file)) {
                throw Refusal.invalid("the memory cannot be dumped to " + file + ", which is no ordinary file");
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot replace " + file, failure);
        }
    }

    /** Also for an interrupted caller: QEMU ends no dump early, and lets no guest go on before its end. */
    private void giveUp() {
        guest.domain().host().toTheEnd(() -> {
            while (guest.isReachable() && isUnderWay(guest.execute("query-dump"))) {
                Answers.pause(PAUSE_MILLIS, guest.domain().label());
            }
            goOn(false);
        });
    }

    private static boolean isUnderWay(Json dump) {
        return dump.text("status").equals(Optional.of("active"));
    }

    private void dump(Hold hold, Consumer<Json> progress) {
        Json arguments = Json.object()
                .with("paging", false)
                .with("protocol", "file:" + file)
                .with("format", format)
                .with("detach", true);
        guest.execute("dump-guest-memory", arguments);
        for (Json now = guest.execute("query-dump"); ; now = guest.execute("query-dump")) {
            long total = now.number("total").orElse(0);
            long done = now.number("completed").orElse(0);
            hold.progress(done, total);
            progress.accept(
                    Json.object().with("ram", Json.object().with("total", total).with("transferred", done)));
            switch (now.text("status").orElse("")) {
                case "completed" -> {
                    return;
                }
                case "failed" ->
                    throw new VirtException(
                            ErrorCode.OPERATION_FAILED,
                            "QEMU could not dump the memory of "
                                    + guest.domain().label() + " to " + file + "; is there room enough?");
                default -> Answers.pause(PAUSE_MILLIS, guest.domain().label());
            }
        }
    }

    /**
     * Lets a guest go on that was paused for the dump, after a reset if that is asked for; also for an interrupted caller,
     * for nobody else would.
     */
    void goOn(boolean reset) {
        guest.domain().host().toTheEnd(() -> {
            if (reset) {
                guest.execute("system_reset");
            }
            if (paused && guest.isAlive() && guest.isReachable()) {
                guest.run(StateReason.RUNNING_UNPAUSED, DomainLifecycle.RESUMED_UNPAUSED);
            }
        });
    }

    /** Writes the memory of a guest that has panicked and stands still already. */
    static void ofPanicked(QemuGuest guest, Path file) {
        guest.monitor()
                .execute(
                        "dump-guest-memory",
                        Json.object()
                                .with("paging", false)
                                .with("protocol", "file:" + file)
                                .with("format", "elf"),
                        PATIENCE);
    }
}

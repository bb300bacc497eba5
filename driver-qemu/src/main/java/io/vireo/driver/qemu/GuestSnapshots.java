package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Snapshots of a guest that runs, with its memory, inside of its images: jobs of QEMU that stop the guest while they last. */
final class GuestSnapshots {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String JOB = "vireo-snapshot";

    private GuestSnapshots() {}

    static void save(QemuGuest guest, String name, List<String> nodes) {
        run(guest, "snapshot-save", named(name, nodes).with("vmstate", nodes.get(0)));
    }

    static void load(QemuGuest guest, String name, List<String> nodes) {
        run(guest, "snapshot-load", named(name, nodes).with("vmstate", nodes.get(0)));
    }

    static void delete(QemuGuest guest, String name, List<String> nodes) {
        run(guest, "snapshot-delete", named(name, nodes));
    }

    private static Json named(String name, List<String> nodes) {
        return Json.object().with("job-id", JOB).with("tag", name).with("devices", Json.texts(nodes));
    }

    private static void run(QemuGuest guest, String command, Json arguments) {
        guest.execute(command, arguments);
        Deadline deadline = Deadline.in(PATIENCE);
        Optional<Json> job = job(guest);
        while (job.isPresent() && !job.get().text("status").equals(Optional.of("concluded"))) {
            if (deadline.isOver()) {
                throw Answers.timedOut(
                        command + " of " + guest.domain().label() + " did not end within " + Answers.say(PATIENCE));
            }
            Answers.pause(5, guest.domain().label());
            job = job(guest);
        }
        guest.execute("job-dismiss", Json.object().with("id", JOB));
        job.flatMap(ended -> ended.text("error")).ifPresent(error -> {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    command + " of " + guest.domain().label() + " failed: " + error);
        });
    }

    private static Optional<Json> job(QemuGuest guest) {
        return guest.execute("query-jobs").items().stream()
                .filter(each -> each.text("id").equals(Optional.of(JOB)))
                .findFirst();
    }
}

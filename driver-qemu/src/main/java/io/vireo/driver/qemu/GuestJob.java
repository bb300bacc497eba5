package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobStats;
import io.vireo.domain.JobType;

/**
 * A long operation on a guest, as those who ask about it see it.
 *
 * @param operation what it does
 * @param type whether it runs, or how it ended
 * @param started when, on the clock of {@link System#nanoTime}
 * @param millis how long it took, once it has ended
 * @param progress QEMU's numbers
 */
record GuestJob(JobOperation operation, JobType type, long started, long millis, Json progress) {

    static GuestJob begin(JobOperation operation) {
        return new GuestJob(operation, JobType.UNBOUNDED, System.nanoTime(), 0, Json.object());
    }

    GuestJob with(Json newProgress) {
        return new GuestJob(operation, type, started, millis, newProgress);
    }

    GuestJob ended(JobType how) {
        return new GuestJob(operation, how, started, elapsed(), progress);
    }

    private long elapsed() {
        return millis > 0 ? millis : (System.nanoTime() - started) / 1_000_000;
    }

    JobStats stats() {
        return new JobStats(type, values());
    }

    TypedParameters values() {
        TypedParameters.Builder values =
                TypedParameters.builder().ofInt("operation", operation.code()).ofUllong("time_elapsed", elapsed());
        add(values, "downtime", progress, "downtime");
        add(values, "setup_time", progress, "setup-time");
        Json memory = progress.get("ram");
        add(values, "data_total", memory, "total");
        add(values, "data_processed", memory, "transferred");
        add(values, "data_remaining", memory, "remaining");
        add(values, "memory_total", memory, "total");
        add(values, "memory_processed", memory, "transferred");
        add(values, "memory_remaining", memory, "remaining");
        add(values, "memory_constant", memory, "duplicate");
        add(values, "memory_normal", memory, "normal");
        add(values, "memory_normal_bytes", memory, "normal-bytes");
        add(values, "memory_dirty_rate", memory, "dirty-pages-rate");
        add(values, "memory_iteration", memory, "dirty-sync-count");
        add(values, "memory_page_size", memory, "page-size");
        Json disk = progress.get("disk");
        if (disk.isObject()) {
            long total = disk.number("total").orElse(0);
            long done = disk.number("transferred").orElse(0);
            values.ofUllong("disk_total", total)
                    .ofUllong("disk_processed", done)
                    .ofUllong("disk_remaining", Math.max(0, total - done));
        }
        return values.build();
    }

    private static void add(TypedParameters.Builder values, String name, Json from, String member) {
        from.number(member).ifPresent(number -> values.ofUllong(name, number));
    }
}

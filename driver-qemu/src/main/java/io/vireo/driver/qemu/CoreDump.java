package io.vireo.driver.qemu;

import java.nio.file.Path;
import java.time.Duration;

/** Writes the memory of a guest to a file. */
final class CoreDump {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private CoreDump() {}

    /** Writes the file; the guest stands still meanwhile and is then as it was. */
    static void write(QemuGuest guest, Path file, String format) {
        guest.monitor()
                .execute(
                        "dump-guest-memory",
                        Json.object()
                                .with("paging", false)
                                .with("protocol", "file:" + file)
                                .with("format", format),
                        PATIENCE);
    }
}

package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The program that makes and converts images.
 *
 * @param folder where passphrases lie while it runs, for this user alone
 */
record QemuImg(Path folder) {

    /** Copying a large volume takes what it takes; whoever waits can cancel by his own deadline. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final Map<String, String> DRIVERS = Map.of("iso", "raw", "none", "raw", "linux", "raw");
    private static final Set<String> MADE = Set.of("raw", "qcow", "qcow2", "qed", "vdi", "vmdk", "vpc", "vhdx", "iso");

    /** QEMU's word for a format. */
    static String driver(String format) {
        return DRIVERS.getOrDefault(format, format);
    }

    /** Refuses a format in which nothing can be made. */
    static void requireMade(String format) {
        if (!MADE.contains(format)) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "a volume of format " + format + " cannot be made; use one of "
                            + String.join(", ", MADE.stream().sorted().toList()));
        }
    }

    /**
     * A passphrase that the program can read as long as this is open.
     *
     * @param id what it is called on the command line
     * @param file where it is
     */
    record Key(String id, Path file) implements AutoCloseable {

        List<String> arguments() {
            return List.of("--object", "secret,id=" + id + ",file=" + Json.option(file.toString()));
        }

        @Override
        public void close() {
            AtomicFiles.delete(file, "a passphrase");
        }
    }

    Key key(String id, byte[] passphrase) {
        Path file = folder.resolve(".new-" + UUID.randomUUID());
        AtomicFiles.write(file, ByteBuffer.wrap(passphrase), "a passphrase");
        return new Key(id, file);
    }

    /** Runs it; fails with what it complained about. */
    void run(String what, List<String> arguments) {
        Outcome outcome = tryRun(arguments);
        if (!outcome.isSuccess()) {
            boolean full = outcome.errors().contains("No space left on device");
            throw full
                    ? SystemErrors.of("cannot " + what + ": No space left on device", FileWork.ENOSPC)
                    : failed(what, outcome);
        }
    }

    Outcome tryRun(List<String> arguments) {
        if (ChildProcess.find("qemu-img").isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "qemu-img is not installed; it comes with the package qemu-utils");
        }
        List<String> command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(arguments);
        return ChildProcess.of(command).run(PATIENCE);
    }

    static VirtException failed(String what, Outcome outcome) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "cannot " + what + ": " + outcome.program() + " ended with status " + outcome.exit() + ": "
                        + outcome.errors().strip());
    }
}

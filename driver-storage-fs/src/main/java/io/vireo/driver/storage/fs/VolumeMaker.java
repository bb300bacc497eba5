package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork.Surroundings;
import io.vireo.storage.StorageVolCreateFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes new, empty volumes.
 *
 * @param program makes images
 */
record VolumeMaker(QemuImg program) {

    private static final int ATTEMPTS = 16;

    private static final String KEY = "new";
    private static final int ENOENT = 2;
    private static final int KIB = 1024;

    /** Makes the file of a volume; what is done is undone when that, or what comes later, fails. */
    void make(Path path, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around, Undo undo) {
        String format = VolumeFormat.of(wanted);
        if (format.equals("dir")) {
            FileWork.createFolder(path);
            undo.add("remove " + path, () -> FileWork.delete(path));
            return;
        }
        QemuImg.requireMade(format);
        FileWork.createNew(path);
        undo.add("remove " + path, () -> FileWork.delete(path));
        if (format.equals("raw") && wanted.encryption().isEmpty()) {
            makeRaw(path, wanted);
        } else {
            makeImage(path, wanted, flags, around);
        }
    }

    private static void makeRaw(Path path, VolumeRequest wanted) {
        long capacity = wanted.capacity().orElse(0);
        long allocation = wanted.allocation().orElse(capacity);
        if (allocation < capacity) {
            FileWork.setLength(path, capacity);
        }
        FileWork.allocate(path, allocation);
    }

    private void makeImage(Path path, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        long capacity = rounded(wanted);
        if (!flags.contains(StorageVolCreateFlag.PREALLOC_METADATA) && BlankQcow2.suits(wanted, capacity)) {
            BlankQcow2.write(path, capacity);
            return;
        }
        if (wanted.encryption().isEmpty()) {
            program.run("create volume " + wanted.name(), arguments(path, wanted, flags, around, Optional.empty()));
            return;
        }
        byte[] passphrase = around.passphrase().apply(wanted.encryption().get());
        if (!wanted.encryption().get().has("format", "luks")) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Only luks encryption is supported for " + VolumeFormat.of(wanted) + " files");
        }
        try (QemuImg.Key key = program.key(KEY, passphrase)) {
            List<String> arguments = arguments(path, wanted, flags, around, Optional.of(key));
            Outcome outcome = withPatience(arguments);
            if (!outcome.isSuccess()) {
                throw QemuImg.failed("create volume " + wanted.name(), outcome);
            }
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    /**
     * Runs it again while it cannot measure how long to stretch the key: where the system counts processor time by the
     * tick, its short trial often seems to have taken none.
     */
    private Outcome withPatience(List<String> arguments) {
        Outcome outcome = program.tryRun(arguments);
        for (int i = 1; i < ATTEMPTS && outcome.errors().contains("Unable to get accurate CPU usage"); i++) {
            outcome = program.tryRun(arguments);
        }
        return outcome;
    }

    private static List<String> arguments(
            Path path,
            VolumeRequest wanted,
            Set<StorageVolCreateFlag> flags,
            Surroundings around,
            Optional<QemuImg.Key> key) {
        List<String> arguments = new ArrayList<>(List.of("create", "-q"));
        key.ifPresent(each -> arguments.addAll(each.arguments()));
        boolean luks = key.isPresent() && VolumeFormat.of(wanted).equals("raw");
        arguments.addAll(List.of("-f", luks ? "luks" : QemuImg.driver(VolumeFormat.of(wanted))));
        wanted.backing().ifPresent(backing -> arguments.addAll(backing(backing, around)));
        String options = options(wanted, flags, key.map(QemuImg.Key::id));
        if (!options.isEmpty()) {
            arguments.addAll(List.of("-o", options));
        }
        arguments.addAll(List.of("--", path.toString(), rounded(wanted) / KIB + "K"));
        return arguments;
    }

    private static long rounded(VolumeRequest wanted) {
        long capacity = wanted.capacity().orElse(0);
        return (capacity / KIB + (capacity % KIB > 0 ? 1 : 0)) * KIB;
    }

    private static String options(VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Optional<String> key) {
        String options = VolumeFormat.options(wanted, key);
        if (!flags.contains(StorageVolCreateFlag.PREALLOC_METADATA)) {
            return options;
        }
        boolean all =
                wanted.allocation().orElse(Long.MAX_VALUE) >= wanted.capacity().orElse(0);
        return options + ",preallocation=" + (all ? "falloc" : "metadata");
    }

    /** The file beneath is named and not opened: what it points to itself is none of this one's business. */
    private static List<String> backing(VolumeRequest.Backing backing, Surroundings around) {
        if (!Files.exists(Path.of(backing.path()))) {
            throw SystemErrors.of(
                    "inaccessible backing store volume " + backing.path() + ": No such file or directory", ENOENT);
        }
        String format = backing.format()
                .or(() -> around.volumeAt().apply(backing.path()).map(Volume::format))
                .orElse("raw");
        if (format.equals("dir")) {
            throw new VirtException(ErrorCode.INVALID_ARG, "the backing store " + backing.path() + " is a folder");
        }
        return List.of("-u", "-b", backing.path(), "-F", QemuImg.driver(format));
    }
}

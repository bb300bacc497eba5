package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork.Surroundings;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes new volumes of the content of others.
 *
 * @param program converts images
 * @param maker makes encrypted ones, which are filled then
 */
record VolumeCopier(QemuImg program, VolumeMaker maker) {

    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int EOPNOTSUPP = 95;

    void copy(
            Path path,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around,
            Undo undo) {
        if (original.type() == StorageVolType.DIR || VolumeFormat.of(wanted).equals("dir")) {
            throw new VirtException(ErrorCode.INVALID_ARG, "a folder cannot be copied as a volume");
        }
        QemuImg.requireMade(VolumeFormat.of(wanted));
        if (wanted.backing().isPresent()) {
            requireSameLayer(wanted, original);
            copyFile(path, original, flags, undo);
            return;
        }
        boolean plain =
                wanted.encryption().isEmpty() && original.details().encryption().isEmpty();
        boolean raw = isRaw(original.format()) && isRaw(VolumeFormat.of(wanted));
        if (plain && raw) {
            copyRaw(path, wanted, original, flags, undo);
        } else {
            Flags.only(
                    "storageBackendCreateQemuImg",
                    flags,
                    StorageVolCreateFlag.PREALLOC_METADATA,
                    StorageVolCreateFlag.VALIDATE);
            convert(path, wanted, original, flags, around, undo);
        }
    }

    /** Over what it lies upon already, a layer is copied as it is. */
    private static void requireSameLayer(VolumeRequest wanted, Volume original) {
        boolean same = original.format().equals(VolumeFormat.of(wanted))
                && original.size().capacity() == wanted.capacity().orElse(0)
                && original.details().encryption().isEmpty()
                && wanted.encryption().isEmpty()
                && original.details()
                        .backing()
                        .filter(each -> each.path()
                                .equals(wanted.backing().orElseThrow().path()))
                        .isPresent();
        if (!same) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "the content of volume '" + original.name()
                            + "' can lie upon its own backing store only, in its own"
                            + " format and size; leave the backing store out for a whole copy");
        }
    }

    private static boolean isRaw(String format) {
        return QemuImg.driver(format).equals("raw");
    }

    private static void copyRaw(
            Path path, VolumeRequest wanted, Volume original, Set<StorageVolCreateFlag> flags, Undo undo) {
        copyFile(path, original, flags, undo);
        long capacity = wanted.capacity().orElse(0);
        boolean longer = capacity > original.size().physical();
        if (longer) {
            FileWork.setLength(path, capacity);
        }
        boolean holes = longer || original.size().allocation() < original.size().physical();
        boolean whole = wanted.allocation().orElse(capacity) >= capacity;
        if (whole && holes && !flags.contains(StorageVolCreateFlag.REFLINK)) {
            FileWork.allocate(path, capacity);
        }
    }

    private static void copyFile(Path path, Volume original, Set<StorageVolCreateFlag> flags, Undo undo) {
        if (original.stat().isPresent()) {
            FileWork.requireRegular(original.path());
        }
        FileWork.createNew(path);
        undo.add("remove " + path, () -> FileWork.delete(path));
        boolean share = flags.contains(StorageVolCreateFlag.REFLINK);
        if (!share && FileCopy.suits(original, path)) {
            FileCopy.fill(path, original.path());
        } else {
            copyByProgram(path, original, share);
        }
    }

    private static void copyByProgram(Path path, Volume original, boolean share) {
        Outcome outcome = ChildProcess.of(List.of(
                        "cp",
                        "--reflink=" + (share ? "always" : "auto"),
                        "--sparse=auto",
                        "--no-preserve=mode,ownership,timestamps",
                        "--",
                        original.path().toString(),
                        path.toString()))
                .run(PATIENCE);
        if (!outcome.isSuccess()) {
            throw copyFailed(original, path, share, outcome);
        }
    }

    private static VirtException copyFailed(Volume original, Path path, boolean share, Outcome outcome) {
        if (outcome.errors().contains("No space left on device")) {
            return SystemErrors.of("cannot fill '" + path + "': No space left on device", FileWork.ENOSPC);
        }
        return share
                ? SystemErrors.of(
                        "failed to clone files from '" + original.path() + "': Operation not supported", EOPNOTSUPP)
                : new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        "cannot copy '" + original.path() + "': "
                                + outcome.errors().strip());
    }

    private void convert(
            Path path,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around,
            Undo undo) {
        Optional<byte[]> opens = original.details().encryption().map(each -> passphrase(original, each, around));
        Optional<QemuImg.Key> from = opens.map(each -> program.key("from", each));
        try {
            String source = BackingChain.source(original, from.map(QemuImg.Key::id), around);
            List<String> arguments = new ArrayList<>(List.of("convert", "-q"));
            from.ifPresent(each -> arguments.addAll(each.arguments()));
            if (wanted.encryption().isPresent()) {
                intoEncrypted(path, wanted, arguments, source, around, undo);
            } else {
                into(path, wanted, flags, arguments, source, undo);
            }
        } finally {
            from.ifPresent(QemuImg.Key::close);
        }
    }

    private static byte[] passphrase(Volume original, Element encryption, Surroundings around) {
        if (encryption.children("secret").isEmpty()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "volume '" + original.name() + "' is encrypted, and nobody said which secret opens it");
        }
        return around.passphrase().apply(encryption);
    }

    private void into(
            Path path,
            VolumeRequest wanted,
            Set<StorageVolCreateFlag> flags,
            List<String> arguments,
            String source,
            Undo undo) {
        FileWork.createNew(path);
        undo.add("remove " + path, () -> FileWork.delete(path));
        String options = VolumeFormat.options(wanted, Optional.empty());
        if (flags.contains(StorageVolCreateFlag.PREALLOC_METADATA)) {
            options += ",preallocation=metadata";
        }
        arguments.addAll(List.of("-O", QemuImg.driver(VolumeFormat.of(wanted))));
        if (!options.isEmpty()) {
            arguments.addAll(List.of("-o", options));
        }
        arguments.addAll(List.of("--", source, path.toString()));
        program.run("fill volume " + wanted.name(), arguments);
    }

    private void intoEncrypted(
            Path path, VolumeRequest wanted, List<String> arguments, String source, Surroundings around, Undo undo) {
        maker.make(path, wanted, Set.of(), around, undo);
        try (QemuImg.Key key =
                program.key("to", around.passphrase().apply(wanted.encryption().orElseThrow()))) {
            arguments.addAll(key.arguments());
            boolean luks = VolumeFormat.of(wanted).equals("raw");
            String target =
                    (luks ? "driver=luks,key-secret=to" : "driver=qcow2,encrypt.format=luks,encrypt.key-secret=to")
                            + ",file.driver=file,file.filename=" + Json.option(path.toString());
            arguments.addAll(List.of("-n", "--target-image-opts", "--", source, target));
            program.run("fill volume " + wanted.name(), arguments);
        }
    }
}

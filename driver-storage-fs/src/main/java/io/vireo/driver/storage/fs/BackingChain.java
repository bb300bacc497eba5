package io.vireo.driver.storage.fs;

import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork.Surroundings;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code qemu-img} is to open: a volume and everything beneath it, each with its format said, so that it neither
 * guesses a format nor believes what an image says of another file.
 *
 * <p>An image can name any file of the host, or an address, as what lies beneath it. It is opened only when that is a volume of
 * a pool that runs, or when it was named by whoever had the volume made.
 */
final class BackingChain {

    private static final int DEEPEST = 64;

    private BackingChain() {}

    /** The name for a volume; with {@code key}, the name of the secret that opens it. */
    static String source(Volume volume, Optional<String> key, Surroundings around) {
        return "json:" + node(volume, key, around, 0);
    }

    private static String node(Volume volume, Optional<String> key, Surroundings around, int depth) {
        if (depth > DEEPEST) {
            throw refused(volume, "more than " + DEEPEST + " images lie beneath one another");
        }
        requirePlain(volume);
        boolean encrypted = volume.details().encryption().isPresent();
        if (encrypted && key.isEmpty()) {
            throw refused(volume, "it is encrypted, and nobody said which secret opens it");
        }
        String file = "\"file\":{\"driver\":" + Json.text(driverOf(volume)) + ",\"filename\":"
                + Json.text(volume.path().toString()) + "}";
        if (volume.format().equals("raw")) {
            return encrypted
                    ? "{\"driver\":\"luks\",\"key-secret\":" + Json.text(key.orElseThrow()) + "," + file + "}"
                    : "{\"driver\":\"raw\"," + file + "}";
        }
        String driver = "{\"driver\":" + Json.text(QemuImg.driver(volume.format())) + ",";
        String encrypt = encrypted
                ? "\"encrypt.format\":\"luks\",\"encrypt.key-secret\":" + Json.text(key.orElseThrow()) + ","
                : "";
        return driver + encrypt + file + beneath(volume, around, depth) + "}";
    }

    private static String driverOf(Volume volume) {
        return volume.stat().isEmpty() ? "host_device" : "file";
    }

    private static void requirePlain(Volume volume) {
        boolean file = volume.stat().isPresent();
        if (file && !Files.isRegularFile(volume.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw refused(volume, "it is no regular file (any more)");
        }
    }

    private static String beneath(Volume volume, Surroundings around, int depth) {
        boolean canHave = !volume.format().equals("vdi")
                && !volume.format().equals("vpc")
                && !volume.format().equals("vhdx");
        if (volume.details().backing().isEmpty()) {
            return canHave && !volume.format().equals("vmdk") ? ",\"backing\":null" : "";
        }
        Volume.Backing backing = volume.details().backing().orElseThrow();
        if (FileFacts.isAddress(backing.path())) {
            throw refused(volume, "its header names '" + Names.shown(backing.path()) + "' beneath, which is no file");
        }
        return ",\"backing\":" + node(lower(volume, backing, around), Optional.empty(), around, depth + 1);
    }

    private static Volume lower(Volume volume, Volume.Backing backing, Surroundings around) {
        Optional<Volume> known = around.volumeAt().apply(backing.path());
        if (known.isPresent()) {
            return known.get();
        }
        if (!Marks.hasBacking(volume.path(), backing.path())) {
            throw refused(
                    volume,
                    "its header names " + Names.shown(backing.path())
                            + " beneath, which is no volume of a pool that runs;"
                            + " put it into one, or rebase the image");
        }
        Path path = Path.of(backing.path());
        Volume found = FileFacts.volume(
                path.getParent(),
                path.getFileName().toString(),
                FileFacts.stat(path, 0).orElseThrow(() -> refused(volume, path + " beneath it is gone")));
        return backing.format().equals(found.format()) ? found : asRaw(found, backing.format());
    }

    /** What was said when the volume was made counts, not what the file looks like now. */
    private static Volume asRaw(Volume found, String format) {
        return new Volume(
                found.name(),
                found.key(),
                found.path(),
                found.type(),
                format,
                found.size(),
                found.stat(),
                format.equals("raw") ? Volume.Details.NONE : found.details(),
                found.sources());
    }

    private static VirtException refused(Volume volume, String why) {
        return new Denied(ErrorCode.OPERATION_DENIED, "volume '" + volume.name() + "' is not opened: " + why);
    }
}

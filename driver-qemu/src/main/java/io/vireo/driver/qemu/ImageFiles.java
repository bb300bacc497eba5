package io.vireo.driver.qemu;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images of disks as files, made and changed by {@code qemu-img}; paths are arguments of their own. */
final class ImageFiles {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ImageFiles() {}

    /** An image that a new one lies on. */
    record Below(String path, String format) {}

    /**
     * Makes an image; a file that is there is refused unless it is empty, for it may be somebody's.
     *
     * @param what what it is for, as in "external snapshot"
     */
    static void create(
            String what, String target, Path file, String format, long size, Optional<Below> below, Undo undo) {
        try {
            boolean taken = Files.isRegularFile(file) && Files.size(file) > 0;
            if (taken) {
                throw Refusal.unsupported(what + " file for disk " + target
                        + " already exists and is not a block device: " + Seen.of(file.toString()));
            }
        } catch (IOException failure) {
            throw io.vireo.driver.kit.SystemErrors.of("cannot look at " + file, failure);
        }
        boolean made = !Files.exists(file);
        List<String> command = new ArrayList<>(List.of("qemu-img", "create", "-q", "-u", "-f", format));
        below.ifPresent(image -> command.addAll(List.of("-b", image.path(), "-F", image.format())));
        // What comes after "--" is a name, whatever it looks like.
        command.addAll(List.of("--", file.toString(), Long.toString(size)));
        if (made) {
            undo.add("remove " + file, () -> Files.deleteIfExists(file));
        }
        ChildProcess.of(command).run(PATIENCE).orFail("create the image " + file);
    }

    /** Removes a bitmap from an image that no guest has open; one that is not there is gone already. */
    static void removeBitmap(String file, String bitmap) {
        boolean there = ImageFacts.of(file, "qcow2").get("format-specific").get("data").items("bitmaps").stream()
                .anyMatch(each -> each.text("name").equals(Optional.of(bitmap)));
        if (there) {
            ChildProcess.of(List.of("qemu-img", "bitmap", "--remove", "-f", "qcow2", "--", file, bitmap))
                    .run(PATIENCE)
                    .orFail("remove the bitmap " + bitmap + " of " + file);
        }
    }

    /** Lets {@code qemu-img} do something with the snapshots inside of an image that no guest has open. */
    static void snapshot(String option, String name, String file) {
        ChildProcess.of(List.of("qemu-img", "snapshot", "-q", option, name, "--", file))
                .run(PATIENCE)
                .orFail("change the snapshots of " + file);
    }
}

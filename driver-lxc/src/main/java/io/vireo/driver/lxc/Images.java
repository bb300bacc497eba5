package io.vireo.driver.lxc;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Images of a container, which become block devices of the host as long as it runs. */
final class Images {

    private static final Logger LOG = LoggerFactory.getLogger(Images.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Images() {}

    /**
     * The definition with a block device for each image; what was made is undone when the start fails.
     *
     * @param loops takes the devices that were made
     */
    static Element attach(Element definition, List<String> loops, Undo undo) {
        return definition.mapChildren(
                "devices", devices -> devices.mapChildren(device -> attachDevice(device, loops, undo)));
    }

    /** One device, with a block device when it has an image. */
    static Element attachDevice(Element device, List<String> loops, Undo undo) {
        boolean image =
                (device.name().equals("filesystem") || device.name().equals("disk")) && device.has("type", "file");
        if (!image) {
            return device;
        }
        String file = device.at("source/@file").orElseThrow(() -> Refusal.xml("an image has no source/@file"));
        HostPaths.requireAbsolute("image", file);
        boolean readOnly = device.child("readonly").isPresent();
        List<String> command = new ArrayList<>(List.of("losetup", "--find", "--show"));
        if (readOnly) {
            command.add("--read-only");
        }
        command.addAll(List.of("--", file));
        String loop = LxcTools.system("make a block device of the image " + file, command)
                .output()
                .strip();
        loops.add(loop);
        undo.add("let go of " + loop, () -> detach(loop));
        Element source = device.child("source").orElseThrow();
        return device.put(source.with("dev", loop));
    }

    /** Lets go of a block device; one that is still mounted goes with its mount. */
    static void detach(String loop) {
        Outcome outcome = ChildProcess.of(List.of("losetup", "--detach", loop)).run(PATIENCE);
        if (!outcome.isSuccess()) {
            LOG.warn("{} could not be let go of: {}", loop, outcome.errors().strip());
        }
    }

    /** Lets go of the block devices that a start made and had not yet written down when it was cut off. */
    static void detachAll(Element definition) {
        definition.findAll("devices").stream()
                .flatMap(devices -> devices.children().stream())
                .filter(device -> device.has("type", "file"))
                .flatMap(device -> device.at("source/@file").stream())
                .forEach(file -> ChildProcess.of(List.of("losetup", "--noheadings", "--output", "NAME", "-j", file))
                        .run(PATIENCE)
                        .output()
                        .lines()
                        .map(String::strip)
                        .filter(name -> name.startsWith("/dev/loop"))
                        .forEach(Images::detach));
    }

    /** The format of what is on a block device. */
    static String format(Path device) {
        String format = LxcTools.system(
                        "look for a file system on " + device,
                        List.of("blkid", "-p", "-s", "TYPE", "-o", "value", "--", device.toString()))
                .output()
                .strip();
        if (!format.matches("[a-z0-9_]{2,20}")) {
            throw Refusal.failed("there is no file system on " + device);
        }
        return format;
    }
}

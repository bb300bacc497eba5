package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.host.DeviceNumbers;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A device of the host that a container sees, and may use.
 *
 * @param block whether it is a block device; otherwise it is a character device
 * @param numbers its numbers, as {@code 8:0}
 * @param source where it is on the host
 * @param path where it is in the container, below {@code /dev}
 */
record DeviceNode(boolean block, String numbers, String source, String path, boolean readOnly) {

    /** The devices of a live definition, in which images have become devices. */
    static List<DeviceNode> all(Element live) {
        List<DeviceNode> all = new ArrayList<>();
        live.findAll("devices/disk").forEach(disk -> all.add(ofDisk(disk)));
        for (Element each : live.findAll("devices/hostdev")) {
            if (!each.has("type", "net")) {
                all.add(ofHostdev(each));
            }
        }
        return all;
    }

    static DeviceNode ofDisk(Element disk) {
        String source = disk.at("source/@dev").orElseThrow(() -> Refusal.xml("a disk has no source/@dev"));
        HostPaths.requireAbsolute("source of a disk", source);
        String name = disk.at("target/@dev").orElseThrow(() -> Refusal.xml("a disk has no target/@dev"));
        if (!name.matches("[a-z][a-z0-9]{0,20}")) {
            throw Refusal.xml("'" + Names.shown(name) + "' cannot be the name of a disk");
        }
        return new DeviceNode(
                true,
                DeviceNumbers.of(Path.of(source), true),
                source,
                "/dev/" + name,
                disk.child("readonly").isPresent());
    }

    static DeviceNode ofHostdev(Element hostdev) {
        boolean block = hostdev.has("type", "storage");
        String source = hostdev.at(block ? "source/block" : "source/char")
                .orElseThrow(() -> Refusal.xml("a hostdev has no source/" + (block ? "block" : "char")));
        if (!source.matches("/dev(/[A-Za-z0-9_.:+-]+)+") || source.contains("/..")) {
            throw Refusal.xml(
                    "the source of a hostdev has to be a device below /dev, and '" + Names.shown(source) + "' is none");
        }
        return new DeviceNode(block, DeviceNumbers.of(Path.of(source), block), source, source, false);
    }

    /** As the control group of devices wants it. */
    String rule() {
        return (block ? "b " : "c ") + numbers + (readOnly ? " rm" : " rwm");
    }

    /** The command that makes its node at a path of the host. */
    List<String> commandAt(String where) {
        String[] parts = numbers.split(":");
        return List.of("/bin/mknod", "-m", "0660", where, block ? "b" : "c", parts[0], parts[1]);
    }
}

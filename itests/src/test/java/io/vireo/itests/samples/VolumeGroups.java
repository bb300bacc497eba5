package io.vireo.itests.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Volume groups of LVM on loop devices, without volumes; only for mounts of one's own, since LVM keeps notes in folders of
 * the host. They are given out in turn: no contract has more than these at once.
 */
public final class VolumeGroups implements Supplier<String>, AutoCloseable {

    private static final int MANY = 16;
    private static final String SIZE = "8M";
    private static final List<String> NOTES =
            List.of("/etc/lvm/archive", "/etc/lvm/backup", "/run/lvm", "/run/lock/lvm");

    private final AtomicInteger next = new AtomicInteger();
    private final String prefix =
            "vireotck" + ProcessHandle.current().pid() + "x" + Long.toHexString(System.nanoTime());
    private final List<String> devices = new ArrayList<>();

    /**
     * Makes the groups.
     *
     * @param folder where their disks are
     * @throws IOException when the folder cannot be written
     */
    public VolumeGroups(Path folder) throws IOException {
        for (String each : NOTES) {
            if (Files.isDirectory(Path.of(each))) {
                Tool.run("mount", "-t", "tmpfs", "none", each);
            }
        }
        try {
            for (int group = 0; group < MANY; group++) {
                Path disk = Files.createFile(folder.resolve("group-" + group));
                Tool.run("truncate", "--size=" + SIZE, disk.toString());
                devices.add(Tool.run("losetup", "--find", "--show", disk.toString()));
                Tool.run("vgcreate", "-q", name(group), devices.get(group));
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private String name(int group) {
        return prefix + "-" + group;
    }

    @Override
    public String get() {
        return "<source><name>" + name(next.getAndIncrement() % MANY) + "</name></source>";
    }

    @Override
    public void close() {
        for (int group = 0; group < devices.size(); group++) {
            // The disk goes with its device, and what LVM wrote goes with the disk.
            Tool.run("losetup", "--detach", devices.get(group));
        }
    }
}

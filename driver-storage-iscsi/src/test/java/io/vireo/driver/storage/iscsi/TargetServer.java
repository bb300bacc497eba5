package io.vireo.driver.storage.iscsi;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.bench.StorageBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server of targets on the loopback; only for a network and mounts of its own. */
final class TargetServer implements AutoCloseable {

    private static final String NAMES = "iqn.2026-11.org.example:";

    private final Process server;
    private int targets;

    /** Starts it and waits until it answers. */
    TargetServer(Path folder) throws IOException, InterruptedException {
        // Where the server has its socket.
        StorageBench.run("mount", "-t", "tmpfs", "none", "/run");
        server = new ProcessBuilder("tgtd", "--foreground", "--iscsi", "portal=127.0.0.1:3260")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tgtd.log").toFile())
                .start();
        for (int attempt = 0; attempt < 300 && !answers(); attempt++) {
            Thread.sleep(100);
        }
    }

    private static boolean answers() {
        return ChildProcess.of(List.of("tgtadm", "--mode", "system", "--op", "show"))
                .run(Duration.ofSeconds(10))
                .isSuccess();
    }

    /** Offers files as the units 1, 2, ... of a new target; gives back its number. */
    int offer(String target, Path... disks) {
        String number = Integer.toString(++targets);
        admin("target", "new", "--tid", number, "--targetname", NAMES + target);
        for (int unit = 1; unit <= disks.length; unit++) {
            admin("logicalunit", "new", "--tid", number, "--lun", unit + "", "--backing-store", disks[unit - 1] + "");
        }
        admin("target", "bind", "--tid", number, "--initiator-address", "ALL");
        return targets;
    }

    /** Lets nobody in any more but one, with his password. */
    void only(int target, String user, String password) {
        admin("account", "new", "--user", user, "--password", password);
        admin("account", "bind", "--tid", Integer.toString(target), "--user", user);
    }

    void remove(int target) {
        admin("target", "delete", "--force", "--tid", Integer.toString(target));
    }

    private static void admin(String mode, String operation, String... more) {
        List<String> command = new ArrayList<>(List.of("tgtadm", "--lld", "iscsi", "--mode", mode, "--op", operation));
        command.addAll(List.of(more));
        StorageBench.run(command.toArray(String[]::new));
    }

    /** The element that names a target. */
    static String source(String target, String auth) {
        return "<source><host name='127.0.0.1' port='3260'/><device path='" + NAMES + target
                + "'/><initiator><iqn name='" + NAMES + "host'/></initiator>" + auth + "</source>";
    }

    static String name(String target) {
        return NAMES + target;
    }

    /** Has programs leave their arguments in a file before they do their work: others of their names are found first. */
    static void overhear(Path heard, Path folder, String... programs) throws IOException {
        Path mine = Files.createDirectory(folder.resolve("found-first"));
        for (String program : programs) {
            Path real = ChildProcess.find(program).orElseThrow();
            Path script = Files.writeString(
                    mine.resolve(program),
                    "#!/bin/sh\nprintf '%s\\n' \"" + program + " $*\" >>" + heard + "\nexec " + real + " \"$@\"\n");
            StorageBench.run("chmod", "+x", script.toString());
        }
        StorageBench.run("mount", "--bind", mine.toString(), "/usr/local/sbin");
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
    }
}

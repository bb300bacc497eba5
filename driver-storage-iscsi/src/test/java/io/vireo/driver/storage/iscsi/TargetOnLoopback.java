package io.vireo.driver.storage.iscsi;

import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@link IscsiPoolTest} runs in a network of its own, beside a server of targets. */
final class TargetOnLoopback {

    private static final String NAME = "iqn.2026-11.org.example:disks";
    private static final String SOURCE = "<source><host name='127.0.0.1' port='3260'/><device path='" + NAME
            + "'/><initiator><iqn name='iqn.2026-11.org.example:host'/></initiator></source>";
    private static final int MIB = 1 << 20;

    private TargetOnLoopback() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        run("ip", "link", "set", "lo", "up");
        // Where the server has its socket.
        run("mount", "-t", "tmpfs", "none", "/run");
        Process server = new ProcessBuilder("tgtd", "--foreground", "--iscsi", "portal=127.0.0.1:3260")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("tgtd.log").toFile())
                .start();
        try (Bench bench = new Bench(root)) {
            Path disk = offer(root);
            examine(bench, disk);
        } finally {
            server.destroyForcibly().waitFor();
        }
        System.out.println("all is well");
    }

    private static Path offer(Path root) throws Exception {
        Path disk = Files.write(root.resolve("disk"), filled());
        Files.write(root.resolve("other"), new byte[2 * MIB]);
        for (int attempt = 0; attempt < 50 && !answers(); attempt++) {
            Thread.sleep(100);
        }
        admin("target", "new", "--tid", "1", "--targetname", NAME);
        admin("logicalunit", "new", "--tid", "1", "--lun", "1", "--backing-store", disk.toString());
        admin("logicalunit", "new", "--tid", "1", "--lun", "2", "--backing-store", root.resolve("other") + "");
        admin("target", "bind", "--tid", "1", "--initiator-address", "ALL");
        return disk;
    }

    private static byte[] filled() {
        byte[] content = new byte[4 * MIB];
        Arrays.fill(content, (byte) 7);
        return content;
    }

    private static boolean answers() {
        return ChildProcess.of(List.of("tgtadm", "--mode", "system", "--op", "show"))
                .run(Duration.ofSeconds(10))
                .isSuccess();
    }

    private static void admin(String mode, String operation, String... more) {
        List<String> command =
                new java.util.ArrayList<>(List.of("tgtadm", "--lld", "iscsi", "--mode", mode, "--op", operation));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) {
        ChildProcess.of(List.of(command)).run(Duration.ofSeconds(20)).orFail("prepare a target");
    }

    private static void examine(Bench bench, Path disk) throws IOException {
        Element found = Element.parse(bench.pools().findPoolSources("iscsi-direct", Optional.of(SOURCE)));
        require(found.at("source/device/@path").equals(Optional.of(NAME)), "found: " + found);
        StoragePoolRef ref =
                bench.pools().definePool("<pool type='iscsi-direct'><name>san</name>" + SOURCE + "</pool>", Set.of());
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        pool.start(Set.of());
        require(pool.info().capacity().bytes() == 6 * MIB, "capacity: " + pool.info());
        StorageVols volumes = bench.as(StorageVols.class, ref);
        List<StorageVolRef> all = volumes.listVols();
        require(
                all.stream().map(StorageVolRef::name).toList().equals(List.of("unit:0:0:1", "unit:0:0:2")),
                "volumes: " + all);
        StorageVolControl first = bench.as(StorageVolControl.class, all.get(0));
        String key = "ip-127.0.0.1:3260-iscsi-" + NAME + "-lun-1";
        require(first.path().equals(key) && all.get(0).key().equals(key), "path: " + first.path());
        Element document = Element.parse(first.xmlDesc());
        require(document.has("type", "network"), document.toString());
        require(bench.pools().volByPath(key).equals(all.get(0)), "by its path");
        first.wipe(WipeAlgorithm.ZERO);
        require(Arrays.equals(Files.readAllBytes(disk), new byte[4 * MIB]), "there is still something on it");
        refuses(() -> first.delete(Set.of()), "does not support vol deletion");
        refuses(() -> first.wipe(WipeAlgorithm.RANDOM), "not by RANDOM");
        aTargetThatGoes(pool);
    }

    private static void aTargetThatGoes(StoragePoolControl pool) {
        admin("target", "delete", "--force", "--tid", "1");
        try {
            pool.refresh();
            throw new IllegalStateException("a target is read that is gone");
        } catch (VirtException refusal) {
            require(refusal.getMessage().contains("cannot see target " + NAME), refusal.getMessage());
        }
        pool.destroy();
        pool.undefine();
    }

    private static void refuses(Runnable work, String why) {
        try {
            work.run();
        } catch (Unsupported refusal) {
            require(refusal.getMessage().contains(why), refusal.getMessage());
            return;
        }
        throw new IllegalStateException("not refused: " + why);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}

package io.vireo.driver.storage.gluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.VirtStream;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link GlusterPoolTest} runs in a network and with mounts of its own, beside a server of GlusterFS. */
@InOwnNamespaces
class ServerOfItsOwn {

    private static final String HOST = "10.77.0.1";
    private static final String SOURCE =
            "<source><host name='" + HOST + "'/><dir path='/images'/><name>vol</name></source>";

    @TempDir
    Path root;

    @Test
    void theFilesOfAServerAreVolumes() throws Exception {
        network();
        Path log = Files.createDirectory(root.resolve("log"));
        for (String state : List.of("/var/lib/glusterd", "/run")) {
            StorageBench.run("mount", "-t", "tmpfs", "none", state);
        }
        Files.createDirectories(Path.of("/run/gluster"));
        StorageBench.run("mount", "--bind", log.toString(), "/var/log/glusterfs");
        Process server = new ProcessBuilder("glusterd", "--no-daemon")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("glusterd.log").toFile())
                .start();
        try (StorageBench bench = new StorageBench(root, StorageGlusterDriver::new)) {
            offer(root);
            examine(bench);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void network() {
        StorageBench.run("ip", "link", "add", "br0", "type", "bridge");
        StorageBench.run("ip", "address", "add", HOST + "/24", "dev", "br0");
        StorageBench.run("ip", "link", "set", "br0", "up");
    }

    private static void offer(Path root) throws Exception {
        for (int attempt = 0; attempt < 100 && !admin("volume", "list").isSuccess(); attempt++) {
            Thread.sleep(200);
        }
        Path brick = Files.createDirectory(root.resolve("brick"));
        admin("volume", "create", "vol", HOST + ":" + brick.resolve("vol"), "force")
                .orFail("make a volume");
        admin("volume", "start", "vol").orFail("start a volume");
        Path images = Files.createDirectory(brick.resolve("vol/images"));
        StorageBench.run(
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                images.resolve("web.qcow2").toString(),
                "1M");
        Files.writeString(images.resolve("plain"), "hello");
        Files.createSymbolicLink(images.resolve("outside"), Files.writeString(root.resolve("outside"), "hush"));
    }

    private static Outcome admin(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("gluster", "--mode=script"));
        command.addAll(List.of(words));
        return ChildProcess.of(command).run(Duration.ofSeconds(60));
    }

    private void examine(StorageBench bench) throws IOException {
        Element found = Element.parse(bench.pools().findPoolSources("gluster", Optional.of(SOURCE)));
        assertTrue(found.at("source/name").equals(Optional.of("vol")), "found: " + found);
        StoragePoolRef ref =
                bench.pools().definePool("<pool type='gluster'><name>g</name>" + SOURCE + "</pool>", Set.of());
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        pool.start(Set.of());
        StorageVols volumes = bench.as(StorageVols.class, ref);
        List<String> names =
                volumes.listVols().stream().map(StorageVolRef::name).sorted().toList();
        assertTrue(names.equals(List.of("plain", "web.qcow2")), "volumes: " + names);
        image(bench, volumes.volByName("web.qcow2"));
        content(bench, volumes.volByName("plain"));
        bench.restart();
        assertTrue(bench.as(StoragePoolControl.class, ref).isActive(), "it was not found again");
        bench.as(StorageVolControl.class, volumes.volByName("plain")).delete(Set.of());
        assertTrue(!Files.exists(root.resolve("brick/vol/images/plain")), "the server still has it");
        bench.as(StoragePoolControl.class, ref).destroy();
        assertTrue(!Files.readString(Path.of("/proc/self/mounts")).contains(root + "/run"), "still mounted");
    }

    private static void image(StorageBench bench, StorageVolRef ref) {
        String address = "gluster://" + HOST + "/vol/images/web.qcow2";
        StorageVolControl control = bench.as(StorageVolControl.class, ref);
        assertTrue(control.path().equals(address) && ref.key().equals(address), "path: " + control.path());
        Element document = Element.parse(control.xmlDesc());
        assertTrue(document.has("type", "network"), document.toString());
        assertTrue(document.at("target/format/@type").equals(Optional.of("qcow2")), document.toString());
        assertTrue(document.at("capacity").equals(Optional.of("1048576")), document.toString());
        assertTrue(bench.pools().volByPath(address).equals(ref), "by its path");
    }

    private static void content(StorageBench bench, StorageVolRef ref) {
        VirtStream in = bench.as(StorageVolData.class, ref).upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        in.write(ByteBuffer.wrap("HELLO".getBytes(StandardCharsets.UTF_8)));
        in.finish();
        VirtStream out = bench.as(StorageVolData.class, ref).download(Bytes.ZERO, Bytes.ZERO, Set.of());
        ByteBuffer read = ByteBuffer.allocate(16);
        out.read(read);
        out.finish();
        assertTrue(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8).equals("HELLO"), "read back");
        bench.as(StorageVolControl.class, ref).wipe(WipeAlgorithm.ZERO);
        assertTrue(
                bench.as(StorageVolControl.class, ref).info(Set.of()).capacity().bytes() == 5, "its length");
    }
}

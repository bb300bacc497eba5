package io.vireo.driver.storage.gluster;

import io.vireo.Bytes;
import io.vireo.VirtStream;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
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

/** What {@link GlusterPoolTest} runs in a network and with mounts of its own, beside a server of GlusterFS. */
final class ServerOfItsOwn {

    private static final String HOST = "10.77.0.1";
    private static final String SOURCE =
            "<source><host name='" + HOST + "'/><dir path='/images'/><name>vol</name></source>";

    private final Path root;
    private final Bench bench;

    private ServerOfItsOwn(Path root, Bench bench) {
        this.root = root;
        this.bench = bench;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        network();
        Path log = Files.createDirectory(root.resolve("log"));
        for (String state : List.of("/var/lib/glusterd", "/run")) {
            run("mount", "-t", "tmpfs", "none", state);
        }
        Files.createDirectories(Path.of("/run/gluster"));
        run("mount", "--bind", log.toString(), "/var/log/glusterfs");
        Process server = new ProcessBuilder("glusterd", "--no-daemon")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("glusterd.log").toFile())
                .start();
        try (Bench bench = new Bench(root)) {
            offer(root);
            new ServerOfItsOwn(root, bench).examine();
        } finally {
            server.destroyForcibly().waitFor();
        }
        System.out.println("all is well");
    }

    private static void network() {
        run("ip", "link", "set", "lo", "up");
        run("ip", "link", "add", "br0", "type", "bridge");
        run("ip", "address", "add", HOST + "/24", "dev", "br0");
        run("ip", "link", "set", "br0", "up");
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
        run(
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

    private static void run(String... command) {
        ChildProcess.of(List.of(command)).run(Duration.ofSeconds(60)).orFail("prepare a server");
    }

    private void examine() throws IOException {
        Element found = Element.parse(bench.pools().findPoolSources("gluster", Optional.of(SOURCE)));
        require(found.at("source/name").equals(Optional.of("vol")), "found: " + found);
        StoragePoolRef ref =
                bench.pools().definePool("<pool type='gluster'><name>g</name>" + SOURCE + "</pool>", Set.of());
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        pool.start(Set.of());
        StorageVols volumes = bench.as(StorageVols.class, ref);
        List<String> names =
                volumes.listVols().stream().map(StorageVolRef::name).sorted().toList();
        require(names.equals(List.of("plain", "web.qcow2")), "volumes: " + names);
        image(volumes.volByName("web.qcow2"));
        content(volumes.volByName("plain"));
        bench.restart();
        require(bench.as(StoragePoolControl.class, ref).isActive(), "it was not found again");
        bench.as(StorageVolControl.class, volumes.volByName("plain")).delete(Set.of());
        require(!Files.exists(root.resolve("brick/vol/images/plain")), "the server still has it");
        bench.as(StoragePoolControl.class, ref).destroy();
        require(!Files.readString(Path.of("/proc/self/mounts")).contains(root + "/run"), "still mounted");
    }

    private void image(StorageVolRef ref) {
        String address = "gluster://" + HOST + "/vol/images/web.qcow2";
        StorageVolControl control = bench.as(StorageVolControl.class, ref);
        require(control.path().equals(address) && ref.key().equals(address), "path: " + control.path());
        Element document = Element.parse(control.xmlDesc());
        require(document.has("type", "network"), document.toString());
        require(document.at("target/format/@type").equals(Optional.of("qcow2")), document.toString());
        require(document.at("capacity").equals(Optional.of("1048576")), document.toString());
        require(bench.pools().volByPath(address).equals(ref), "by its path");
    }

    private void content(StorageVolRef ref) {
        VirtStream in = bench.as(StorageVolData.class, ref).upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        in.write(ByteBuffer.wrap("HELLO".getBytes(StandardCharsets.UTF_8)));
        in.finish();
        VirtStream out = bench.as(StorageVolData.class, ref).download(Bytes.ZERO, Bytes.ZERO, Set.of());
        ByteBuffer read = ByteBuffer.allocate(16);
        out.read(read);
        out.finish();
        require(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8).equals("HELLO"), "read back");
        bench.as(StorageVolControl.class, ref).wipe(WipeAlgorithm.ZERO);
        require(bench.as(StorageVolControl.class, ref).info(Set.of()).capacity().bytes() == 5, "its length");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}

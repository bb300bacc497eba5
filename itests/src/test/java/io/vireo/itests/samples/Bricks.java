package io.vireo.itests.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A server of GlusterFS with one volume, and a folder in it for each pool; only for a network, mounts and processes of one's
 * own.
 */
public final class Bricks implements Supplier<String>, AutoCloseable {

    private static final String HOST = "10.77.0.1";

    private final AtomicInteger next = new AtomicInteger();
    private final Path volume;
    private final Process server;

    /**
     * Starts the server and its volume.
     *
     * @param folder where it keeps everything
     * @throws IOException when it cannot be started
     */
    public Bricks(Path folder) throws IOException {
        Tool.run("ip", "link", "add", "br0", "type", "bridge");
        Tool.run("ip", "address", "add", HOST + "/24", "dev", "br0");
        Tool.run("ip", "link", "set", "br0", "up");
        for (String state : List.of("/var/lib/glusterd", "/run")) {
            Tool.run("mount", "-t", "tmpfs", "none", state);
        }
        Files.createDirectories(Path.of("/run/gluster"));
        Path log = Files.createDirectory(folder.resolve("log"));
        Tool.run("mount", "--bind", log.toString(), "/var/log/glusterfs");
        server = new ProcessBuilder("glusterd", "--no-daemon")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("glusterd.log").toFile())
                .start();
        Tool.await("gluster", "--mode=script", "volume", "list");
        volume = Files.createDirectory(folder.resolve("brick")).resolve("vol");
        Tool.run("gluster", "--mode=script", "volume", "create", "vol", HOST + ":" + volume, "force");
        Tool.run("gluster", "--mode=script", "volume", "start", "vol");
    }

    @Override
    public String get() {
        try {
            Path folder = Files.createDirectory(volume.resolve("pool-" + next.incrementAndGet()));
            return "<source><host name='" + HOST + "'/><dir path='/" + folder.getFileName()
                    + "'/><name>vol</name></source>";
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}

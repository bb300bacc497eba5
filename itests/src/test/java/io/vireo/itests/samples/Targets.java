package io.vireo.itests.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A server of iSCSI on every address of the loopback, so that each pool may have a host of its own; only for a network and
 * mounts of one's own.
 */
public final class Targets implements Supplier<String>, AutoCloseable {

    private static final String NAME = "iqn.2026-11.org.example:disks";
    private static final int SIZE = 1 << 20;
    private static final int BYTE = 250;

    private final AtomicInteger next = new AtomicInteger();
    private final Process server;

    /**
     * Starts the server and waits until it answers.
     *
     * @param folder where its disk is
     * @throws IOException when it cannot be started
     */
    public Targets(Path folder) throws IOException {
        // Where the server has its socket.
        Tool.run("mount", "-t", "tmpfs", "none", "/run");
        server = new ProcessBuilder("tgtd", "--foreground", "--iscsi", "portal=0.0.0.0:3260")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tgtd.log").toFile())
                .start();
        Path disk = Files.write(folder.resolve("unit"), new byte[SIZE]);
        Tool.await("tgtadm", "--mode", "system", "--op", "show");
        admin("target", "new", "--targetname", NAME);
        admin("logicalunit", "new", "--lun", "1", "--backing-store", disk.toString());
        admin("target", "bind", "--initiator-address", "ALL");
    }

    private static void admin(String mode, String operation, String... more) {
        String[] command = {"tgtadm", "--lld", "iscsi", "--tid", "1", "--mode", mode, "--op", operation};
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        Tool.run(all);
    }

    @Override
    public String get() {
        int host = next.getAndIncrement();
        String address = "127.1." + host / BYTE + "." + (host % BYTE + 1);
        return "<source><host name='" + address + "'/><device path='" + NAME
                + "'/><initiator><iqn name='iqn.2026-11.org.example:host'/></initiator></source>";
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}

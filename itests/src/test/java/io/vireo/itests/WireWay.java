package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.Vireo;
import io.vireo.daemon.DaemonCommand;
import io.vireo.tck.Way;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The longest way to a driver: the gates of a client's registry, the remote driver, a socket, a daemon, and its gates. */
final class WireWay implements Way {

    private static final Duration READY = Duration.ofSeconds(30);

    private final Path socket;
    private final Thread daemon;
    private final Vireo client;

    /**
     * Starts a daemon in this process; clients reach it through its socket only.
     *
     * @param folder where the daemon keeps its socket
     */
    WireWay(Path folder) {
        socket = folder.resolve("wire-sock");
        Path config = folder.resolve("daemon.conf");
        try {
            Files.writeString(config, "pid_file = \"" + folder.resolve("daemon.pid") + "\"\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        DaemonCommand command = new DaemonCommand(Vireo.load());
        daemon = new Thread(
                () -> command.applyAsInt(new String[] {"--listen", "unix:" + socket, "--config", config.toString()}),
                "daemon");
        PrintStream before = System.out;
        ReadyLine ready = new ReadyLine(before);
        System.setOut(ready);
        try {
            daemon.start();
            Await.within(READY, ready::isPrinted, () -> "the daemon is not ready at " + socket);
        } finally {
            System.setOut(before);
        }
        client = Vireo.load();
    }

    /** Waits for the daemon's line: before it, the daemon plays a client itself, whose guest others would see. */
    private static final class ReadyLine extends PrintStream {

        private volatile boolean isPrinted;

        ReadyLine(PrintStream target) {
            super(target, true);
        }

        @Override
        public void println(String line) {
            super.println(line);
            isPrinted |= line.startsWith("ready ");
        }

        boolean isPrinted() {
            return isPrinted;
        }
    }

    @Override
    public Connect open(String uri) {
        return client.open(over(ConnectUri.parse(uri)).toString());
    }

    private ConnectUri over(ConnectUri local) {
        Map<String, String> parameters = new LinkedHashMap<>(local.parameters());
        parameters.put("socket", socket.toString());
        return new ConnectUri(
                local.driver(),
                Optional.of("unix"),
                local.user(),
                local.host(),
                local.port(),
                local.path(),
                parameters);
    }

    /** The same daemon for the next contract: whoever closes this leaves it running. */
    Way again() {
        return new Way() {
            @Override
            public Connect open(String uri) {
                return WireWay.this.open(uri);
            }

            @Override
            public boolean knowsFacets() {
                return WireWay.this.knowsFacets();
            }
        };
    }

    @Override
    public boolean knowsFacets() {
        return false;
    }

    @Override
    public void close() {
        daemon.interrupt();
        try {
            daemon.join(READY.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

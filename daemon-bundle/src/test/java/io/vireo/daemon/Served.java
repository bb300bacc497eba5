package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.Vireo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A daemon in a folder of its own, with the drivers that are on the class path. */
final class Served implements AutoCloseable {

    private final Path folder;
    private final Daemon daemon;

    private Served(Path folder, Daemon daemon) {
        this.folder = folder;
        this.daemon = daemon;
    }

    static Served start(Path folder) {
        return start(folder, Vireo.load(), "");
    }

    /** Starts with a configuration. */
    static Served start(Path folder, Vireo vireo, String config) {
        return start(folder, vireo, config, settings -> settings);
    }

    static Served start(Path folder, Vireo vireo, String config, UnaryOperator<Settings> change) {
        Places places = new Places(folder, folder, folder, false);
        Settings settings = Settings.of(DaemonOptions.parse(), ConfigText.parse("test", config), places);
        return new Served(folder, Daemon.start(vireo, change.apply(settings)));
    }

    /** The socket for everything. */
    Path socket() {
        return folder.resolve("vireo-sock");
    }

    /** The socket for reading. */
    Path readOnlySocket() {
        return folder.resolve("vireo-sock-ro");
    }

    List<Address> addresses() {
        return daemon.addresses();
    }

    /** A client that has opened the test driver. */
    WireClient client() {
        return client("test:///default");
    }

    WireClient client(String uri) {
        try {
            return WireClient.open(socket(), uri);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WireClient stranger() {
        try {
            return WireClient.connect(socket());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The permissions of a socket. */
    Set<java.nio.file.attribute.PosixFilePermission> permissions(Path socket) throws IOException {
        return Files.getPosixFilePermissions(socket);
    }

    /** Keeps the test driver's host alive, so that clients one after the other see the same. */
    static Connect hold(Vireo vireo) {
        return vireo.open("test:///default");
    }

    @Override
    public void close() {
        daemon.close();
    }
}

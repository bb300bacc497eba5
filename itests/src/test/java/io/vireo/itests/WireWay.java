package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.Vireo;
import io.vireo.tck.Way;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The longest way to a driver: the gates of a client's registry, the remote driver, a socket, a daemon, and its gates. */
final class WireWay implements Way {

    private final Path socket;
    private final RunningDaemon daemon;
    private final Vireo client;

    /**
     * Starts a daemon in this process; clients reach it through its socket only.
     *
     * @param folder where the daemon keeps its socket
     */
    WireWay(Path folder) {
        socket = folder.resolve("wire-sock");
        daemon = RunningDaemon.start(folder, List.of(), "unix:" + socket);
        client = Vireo.load();
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
        daemon.close();
    }
}

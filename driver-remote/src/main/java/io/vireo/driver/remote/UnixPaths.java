package io.vireo.driver.remote;

import io.vireo.driver.remote.RemoteUri.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which socket in the file system leads to a server. */
final class UnixPaths {

    private static final Map<String, String> DAEMONS = Map.ofEntries(
            Map.entry("qemu", "virtqemud"),
            Map.entry("lxc", "virtlxcd"),
            Map.entry("xen", "virtxend"),
            Map.entry("vbox", "virtvboxd"),
            Map.entry("vz", "virtvzd"),
            Map.entry("bhyve", "virtbhyved"),
            Map.entry("ch", "virtchd"),
            Map.entry("network", "virtnetworkd"),
            Map.entry("storage", "virtstoraged"),
            Map.entry("nodedev", "virtnodedevd"),
            Map.entry("nwfilter", "virtnwfilterd"),
            Map.entry("secret", "virtsecretd"),
            Map.entry("interface", "virtinterfaced"));
    private static final String MONOLITH = "libvirt";

    private final Place place;

    UnixPaths(Place place) {
        this.place = place;
    }

    /** The socket to use: the first candidate that is there, or the last, about which an error can be told. */
    Path of(RemoteUri uri, boolean readOnly) {
        List<Path> candidates = candidates(uri, readOnly);
        return candidates.stream().filter(Files::exists).findFirst().orElse(candidates.get(candidates.size() - 1));
    }

    /** Every socket that would do, the preferred one first. */
    List<Path> candidates(RemoteUri uri, boolean readOnly) {
        Optional<Path> given = uri.path("socket");
        if (given.isPresent()) {
            return List.of(given.get());
        }
        boolean ofUser = isOfUser(uri);
        Path folder = ofUser ? place.userSockets() : place.system("var/run/libvirt");
        // A user's daemon has one socket; read-only is what the client says on it.
        String suffix = readOnly && !ofUser ? "-sock-ro" : "-sock";
        List<Path> candidates = new ArrayList<>();
        Optional<String> daemon = Optional.ofNullable(DAEMONS.get(uri.uri().driver()));
        if (uri.mode() != Mode.LEGACY) {
            daemon.ifPresent(name -> candidates.add(folder.resolve(name + suffix)));
        }
        if (uri.mode() != Mode.DIRECT || candidates.isEmpty()) {
            candidates.add(folder.resolve(MONOLITH + suffix));
        }
        return candidates;
    }

    private boolean isOfUser(RemoteUri uri) {
        boolean asksForSession = uri.uri().path().equals("/session")
                || uri.uri().driver().equals("test")
                || uri.name().isEmpty();
        return asksForSession && !place.isRoot();
    }
}

package io.vireo.driver.remote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Links through the system's {@code ssh}: with its configuration, its agent and its known hosts, as its user expects.
 *
 * <p>At the other end the server's own helper finds the socket; where there is none, netcat does.
 */
final class Ssh {

    private final Place place;
    private final Walk walk;

    Ssh(Place place, Walk walk) {
        this.place = place;
        this.walk = walk;
    }

    Link to(RemoteUri uri, boolean readOnly) {
        return new Programs(walk).link("ssh", command(uri, remoteCommand(uri, readOnly)), true);
    }

    /** The program and its arguments; the host's name cannot be taken for an option. */
    static List<String> command(RemoteUri uri, String remoteCommand) {
        List<String> words = new ArrayList<>();
        words.add(uri.uri().parameter("command").orElse("ssh"));
        uri.uri().port().ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
        uri.uri().user().ifPresent(user -> words.addAll(List.of("-l", user)));
        uri.path("keyfile").ifPresent(file -> words.addAll(List.of("-i", file.toString())));
        words.addAll(List.of("-T", "-e", "none"));
        if (uri.has("no_tty")) {
            option(words, "BatchMode=yes");
        }
        if (uri.has("no_verify")
                || uri.uri()
                        .parameter("known_hosts_verify")
                        .filter("ignore"::equals)
                        .isPresent()) {
            option(words, "StrictHostKeyChecking=no");
        }
        if (uri.uri().parameter("known_hosts_verify").filter("auto"::equals).isPresent()) {
            option(words, "StrictHostKeyChecking=accept-new");
        }
        uri.path("known_hosts").ifPresent(file -> option(words, "UserKnownHostsFile=" + file));
        uri.uri().parameter("sshauth").ifPresent(methods -> option(words, "PreferredAuthentications=" + ssh(methods)));
        words.addAll(List.of("--", uri.host(), remoteCommand));
        return words;
    }

    private static void option(List<String> words, String option) {
        words.add("-o");
        words.add(option);
    }

    /** libvirt's names of methods are those of its libraries for SSH. */
    private static String ssh(String methods) {
        return methods.replace("privkey", "publickey").replace("agent", "publickey");
    }

    /** What runs at the other end, whatever shell the user has there. */
    String remoteCommand(RemoteUri uri, boolean readOnly) {
        String netcat = netcat(uri, readOnly);
        String helper = "virt-ssh-helper " + (readOnly ? "-r " : "") + quoted(uri.name());
        String script = switch (uri.proxy()) {
            case NETCAT -> netcat;
            case NATIVE -> "exec " + helper;
            case AUTO ->
                "if command -v virt-ssh-helper >/dev/null 2>&1; then exec " + helper + "; else " + netcat + "; fi";
        };
        return "sh -c " + quoted(script);
    }

    private String netcat(RemoteUri uri, boolean readOnly) {
        String program = quoted(uri.uri().parameter("netcat").orElse("nc"));
        // As the paths are on a host where nothing can be looked up, the daemon for all drivers is the one to try.
        Place there = new Place(Map.of(), place.home(), true, Path.of("/"));
        List<Path> candidates = new UnixPaths(there).candidates(uri, readOnly);
        StringBuilder script = new StringBuilder();
        // Some netcats stay when their input ends, unless they are told not to.
        script.append("if ")
                .append(program)
                .append(" -q 2>&1 | grep -q 'requires an argument'; then q=-q0; else q=; fi; ");
        for (Path each : candidates.subList(0, candidates.size() - 1)) {
            String socket = quoted(each.toString());
            script.append("if [ -S ").append(socket).append(" ]; then exec ");
            script.append(program).append(" $q -U ").append(socket).append("; fi; ");
        }
        String last = quoted(candidates.get(candidates.size() - 1).toString());
        return script.append("exec ")
                .append(program)
                .append(" $q -U ")
                .append(last)
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

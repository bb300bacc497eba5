package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tries what {@code ssh} does on its way, piece by piece, for whoever wants to know where it ends. */
final class SshProbe {

    private static final long PATIENCE_SECONDS = 40;
    private static final int NOT_FOUND = 127;

    private record Outcome(int status, String output, String errors) {}

    private final RemoteUri uri;
    private final Walk walk;

    SshProbe(RemoteUri uri, Walk walk) {
        this.uri = uri;
        this.walk = walk;
    }

    /** Logs in and looks for a helper; a step that fails is thrown. */
    void run() {
        Outcome login = walk.step("login", () -> run("true"), done -> "the host key is known, the user may log in");
        walk.step("helper", () -> helper(login), found -> "the host has " + found);
    }

    private Outcome run(String remoteCommand) {
        List<String> words = new ArrayList<>(Ssh.command(uri, remoteCommand));
        // Who examines does not want to be asked for a password.
        words.addAll(1, List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=15"));
        Outcome outcome = run(words);
        if (outcome.status() == 255) {
            throw refused(outcome.errors());
        }
        return outcome;
    }

    private String helper(Outcome login) {
        String netcat = uri.uri().parameter("netcat").orElse("nc");
        String wanted = switch (uri.proxy()) {
            case NATIVE -> "command -v virt-ssh-helper";
            case NETCAT -> "command -v " + netcat;
            case AUTO -> "command -v virt-ssh-helper || command -v " + netcat;
        };
        Outcome found = run("sh -c '" + wanted.replace("'", "'\\''") + "'");
        if (found.status() != 0 || found.output().isBlank()) {
            throw failed("the host has neither virt-ssh-helper (comes with libvirt's daemon) nor " + netcat
                    + " on its path; install one there" + (login.status() == NOT_FOUND ? ": " + login.errors() : ""));
        }
        return found.output().strip();
    }

    private static VirtException refused(String errors) {
        String why = errors.replaceAll("\\s+", " ").strip();
        if (why.contains("Host key verification failed") || why.contains("REMOTE HOST IDENTIFICATION")) {
            return failed("host key: " + why + "; compare the host's key, and log in once by hand to accept it");
        }
        if (why.contains("Permission denied") || why.contains("Too many authentication failures")) {
            return failed("authentication: " + why
                    + "; no key of this user is accepted there without a question, see ssh-copy-id and ssh-add");
        }
        if (why.contains("Could not resolve")) {
            return failed("resolve: " + why + "; check the host's name, also in ssh's configuration");
        }
        return failed("connection: " + why + "; does a server for SSH listen there?");
    }

    private static VirtException failed(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.RPC, why).in(ErrorDomain.RPC));
    }

    private static Outcome run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed("connection: " + command.get(0) + " did not end within " + PATIENCE_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), output.join(), errors.join());
        } catch (IOException failure) {
            throw Dial.in(SystemErrors.of("cannot start " + command.get(0), failure), "; is it installed?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Channel.interrupted(command.get(0));
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readNBytes(1 << 16), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}

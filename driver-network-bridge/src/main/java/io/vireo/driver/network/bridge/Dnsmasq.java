package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The process that lends addresses and answers for names on a network's bridge. It reads everything before it gives up its
 * privileges, so that no file of ours has to be readable by others; what changes is told to a new process.
 */
final class Dnsmasq {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HostNetwork host;
    private final DnsmasqFiles files;

    Dnsmasq(HostNetwork host, DnsmasqFiles files) {
        this.host = host;
        this.files = files;
    }

    /** Starts it; when this returns, it answers. */
    void start(Element network) {
        AtomicFiles.writePassing(files.config(), DnsmasqConfig.of(network, files), "the configuration of dnsmasq");
        host.run(
                "start dnsmasq for network '" + network.at("name").orElse("") + "'",
                List.of("dnsmasq", "--conf-file=" + files.config()));
    }

    /** Starts a new one in the place of the old one, if a changed network needs it. */
    void refresh(Element network) {
        String wanted = DnsmasqConfig.isNeeded(network) ? DnsmasqConfig.of(network, files) : "";
        if (!wanted.isEmpty() && wanted.equals(readQuietly(files.config())) && find().isPresent()) {
            return;
        }
        stop();
        if (!wanted.isEmpty()) {
            start(network);
        }
    }

    /** Ends it; does nothing when it does not run. */
    void stop() {
        Optional<ProcessIdentity> known = find();
        if (known.isPresent()) {
            end(known.get());
        } else {
            endUnknown();
        }
        AtomicFiles.deletePassing(files.pid(), "the process id of dnsmasq");
        AtomicFiles.deletePassing(files.config(), "the configuration of dnsmasq");
    }

    /**
     * Ends what runs with our configuration and has not said so: whoever started it was killed before it had written its
     * process id. While it leaves its parent there are two of it, or a new one that a look has missed.
     */
    private void endUnknown() {
        List<ProcessIdentity> found = unknown();
        while (!found.isEmpty()) {
            found.forEach(this::end);
            found = unknown();
        }
    }

    private List<ProcessIdentity> unknown() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isOurs)
                .flatMap(pid -> ProcessIdentity.of(pid).stream())
                .toList();
    }

    private void end(ProcessIdentity process) {
        try {
            process.handle().ifPresent(ProcessHandle::destroy);
            if (!process.awaitEnd(PATIENCE)) {
                process.kill(PATIENCE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "waiting for the end of dnsmasq was interrupted");
        }
    }

    void forget() {
        AtomicFiles.delete(files.leases(), "the leases of a network");
        AtomicFiles.delete(files.log(), "the log of dnsmasq");
    }

    /** The process that runs with our configuration: another one may have got its id meanwhile. */
    Optional<ProcessIdentity> find() {
        try {
            return Optional.of(Long.parseLong(readQuietly(files.pid()).strip()))
                    .filter(this::isOurs)
                    .flatMap(ProcessIdentity::of);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private boolean isOurs(long pid) {
        return readQuietly(Path.of("/proc", Long.toString(pid), "cmdline")).contains("--conf-file=" + files.config());
    }

    private static String readQuietly(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            return "";
        }
    }
}

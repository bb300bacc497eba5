package io.vireo.driver.network.bridge;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StoredDefinition;
import io.vireo.network.NetworkRef;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what an earlier process left: definitions, networks that run, and what was half made or half removed. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final long SETTLE_MILLIS = 300;

    private final BridgeHost host;

    Recovery(BridgeHost host) {
        this.host = host;
    }

    void run() {
        host.store().load(Recovery::definition).objects().forEach(this::addDefined);
        List<RunRecords.Found> found = host.records().networks();
        if (found.stream().anyMatch(each -> each.phase() == RunRecords.Phase.CHANGING)) {
            settle();
        }
        found.forEach(this::addFound);
        host.records().ports().forEach(this::addPort);
        AtomicFiles.removeLeftovers(host.folders().run());
        sweep(host.folders().state(), ".leases");
        sweep(host.folders().log(), ".log");
        autostart();
    }

    /** A program that a killed process had started may still be at work, and make what is removed here. */
    private static void settle() {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private record Kept(Element network, boolean autostart) {}

    private static Kept definition(StoredDefinition stored) {
        return new Kept(NetworkXml.read(stored.text()), stored.autostart());
    }

    private void addDefined(Kept kept) {
        NetworkRef ref = BridgeNetwork.refOf(kept.network());
        BridgeNetwork network = new BridgeNetwork(host, ref, NetworkState.defined(kept.network(), kept.autostart()));
        host.networks()
                .add(ref.name(), ref.uuid(), network)
                .ifPresent(other -> LOG.error(
                        "the definition of network '{}' has the name or UUID of '{}' and is left out",
                        ref.name(),
                        other.name()));
    }

    private void addFound(RunRecords.Found found) {
        NetworkRun run = new NetworkRun(host, found.network());
        NetworkRef ref = BridgeNetwork.refOf(found.network());
        if (found.phase() == RunRecords.Phase.RUNNING && survives(run, ref)) {
            BridgeNetwork network = host.networks().find(ref.uuid()).orElseGet(() -> transientNetwork(ref, found));
            network.become(network.state().withLive(Optional.of(found.network())));
            host.watch().begin(network);
            return;
        }
        try {
            run.stop();
        } catch (VirtException failure) {
            LOG.error("what is left of network '{}' could not be removed", ref.name(), failure);
        }
    }

    private BridgeNetwork transientNetwork(NetworkRef ref, RunRecords.Found found) {
        BridgeNetwork network = new BridgeNetwork(host, ref, NetworkState.created(found.network()));
        host.networks().add(ref.name(), ref.uuid(), network);
        return network;
    }

    private static boolean survives(NetworkRun run, NetworkRef ref) {
        try {
            return run.survives();
        } catch (VirtException failure) {
            LOG.error("network '{}' runs, but its dnsmasq could not be started again", ref.name(), failure);
            return true;
        }
    }

    private void addPort(RunRecords.FoundPort found) {
        Optional<BridgeNetwork> network = host.networks()
                .find(found.network())
                .filter(each -> each.state().isActive());
        if (network.isPresent()) {
            network.get().ports().put(PortXml.uuid(found.port()), found.port());
        } else {
            host.records().deletePort(PortXml.uuid(found.port()));
        }
    }

    /** Removes what networks left that are gone: of those whose last moment was cut off. */
    private void sweep(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !isOfNetwork(file.getFileName().toString(), ending))
                    .forEach(file -> AtomicFiles.delete(file, "what a network left"));
        } catch (IOException | VirtException failure) {
            LOG.warn("what networks left in {} could not be removed", folder, failure);
        }
    }

    private boolean isOfNetwork(String file, String ending) {
        try {
            UUID uuid = UUID.fromString(file.substring(0, file.length() - ending.length()));
            return host.networks().find(uuid).isPresent();
        } catch (IllegalArgumentException notOurs) {
            return true;
        }
    }

    /** Once after each start of the machine: what somebody has stopped since stays stopped. */
    private void autostart() {
        Path mark = host.folders().run().resolve("autostarted");
        String boot = read(Path.of("/proc/sys/kernel/random/boot_id"));
        if (read(mark).equals(boot)) {
            return;
        }
        AtomicFiles.write(mark, boot, "the mark that networks were started");
        for (BridgeNetwork network : host.networks().list()) {
            if (network.state().autostart() && !network.state().isActive()) {
                start(network);
            }
        }
    }

    private static void start(BridgeNetwork network) {
        try {
            new BridgeControl(network).start();
        } catch (VirtException failure) {
            LOG.error("network '{}' is marked to be started and could not be", network.name(), failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}

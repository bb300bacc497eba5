package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.StateFolders;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What runs, on disk: written before it is made and removed after it is gone, so that whatever happens to this process the
 * next one finds it.
 */
final class RunRecords {

    /** How far a network is. */
    enum Phase {
        /** Things are being made, or being removed: after a restart they are to be removed. */
        CHANGING,
        /** Everything is there. */
        RUNNING
    }

    /**
     * A network that was found.
     *
     * @param phase how far it is
     * @param network its definition
     */
    record Found(Phase phase, Element network) {}

    /**
     * A port that was found.
     *
     * @param network the network's UUID
     * @param port its document
     */
    record FoundPort(UUID network, Element port) {}

    private final DefinitionStore networks;
    private final DefinitionStore ports;

    RunRecords(StateFolders folders) {
        networks = DefinitionStore.openPassing(folders.run().resolve("running"));
        ports = DefinitionStore.openPassing(folders.run().resolve("ports"));
    }

    void save(Phase phase, Element network) {
        String record = Element.of("networkstatus")
                .with("phase", phase.name())
                .with("boot", boot())
                .add(network)
                .toString();
        networks.save(NetworkXml.uuid(network).toString(), record);
    }

    void delete(UUID network) {
        networks.delete(network.toString());
    }

    List<Found> networks() {
        return networks.load(stored -> {
                    Element record =
                            Element.parse(stored.text(), "network status").stripped();
                    Element network = record.child("network").orElseThrow(() -> Refusal.xml("no network"));
                    // Nothing that was made survives a restart of the machine; what was made half was removed by it.
                    boolean running = record.has("phase", Phase.RUNNING.name()) && record.has("boot", boot());
                    return new Found(running ? Phase.RUNNING : Phase.CHANGING, network);
                })
                .objects();
    }

    void savePort(UUID network, Element port) {
        String record = Element.of("portstatus")
                .with("network", network.toString())
                .add(port)
                .toString();
        ports.save(PortXml.uuid(port).toString(), record);
    }

    void deletePort(UUID port) {
        ports.delete(port.toString());
    }

    List<FoundPort> ports() {
        return ports.load(stored -> {
                    Element record = Element.parse(stored.text(), "port status").stripped();
                    Element port = record.child("networkport").orElseThrow(() -> Refusal.xml("no port"));
                    return new FoundPort(
                            UUID.fromString(record.attribute("network").orElse("")), port);
                })
                .objects();
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}

package io.vireo.driver.qemu;

import io.vireo.domain.InterfaceStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The counters of a guest's device on the host, as the guest sees them: what the host sends is what the guest receives. */
final class TapCounters {

    private static final Path DEVICES = Path.of("/sys/class/net");

    private final Path folder;

    private TapCounters(Path folder) {
        this.folder = folder;
    }

    static Optional<InterfaceStats> of(String device) {
        Path folder = DEVICES.resolve(device).resolve("statistics").normalize();
        if (!folder.startsWith(DEVICES) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        TapCounters counters = new TapCounters(folder);
        return Optional.of(new InterfaceStats(
                counters.read("tx_bytes"),
                counters.read("tx_packets"),
                counters.read("tx_errors"),
                counters.read("tx_dropped"),
                counters.read("rx_bytes"),
                counters.read("rx_packets"),
                counters.read("rx_errors"),
                counters.read("rx_dropped")));
    }

    private long read(String name) {
        try {
            return Long.parseLong(Files.readString(folder.resolve(name)).strip());
        } catch (IOException | NumberFormatException gone) {
            return 0;
        }
    }
}

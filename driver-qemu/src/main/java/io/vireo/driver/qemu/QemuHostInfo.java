package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.HostTopology;
import io.vireo.host.HostInfo;
import io.vireo.host.NodeInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what the host is and what guests it can run. */
final class QemuHostInfo implements HostInfo {
    /** The libvirt whose documents and answers these are. */
    private static final long LIBRARY_VERSION = 9_000_000;

    private static final int MODEL_LENGTH = 31;

    private final HostFiles files;
    private final QemuEmulators emulators;

    QemuHostInfo(HostFiles files, QemuEmulators emulators) {
        this.files = files;
        this.emulators = emulators;
    }

    @Override
    public String hypervisorType() {
        return "QEMU";
    }

    @Override
    public long hypervisorVersion() {
        return emulators.forArch(QemuArch.host()).version().number();
    }

    @Override
    public long libraryVersion() {
        return LIBRARY_VERSION;
    }

    /** The host's name with its domain where the table of hosts has it: asking name servers could take long. */
    @Override
    public String hostname() {
        String name = files.text("proc/sys/kernel/hostname").orElse("localhost");
        return name.contains(".") ? name : withDomain(name).orElse(name);
    }

    private Optional<String> withDomain(String name) {
        return files.lines("etc/hosts").stream()
                .map(line -> List.of(line.replaceAll("#.*", "").strip().split("\\s+")))
                .filter(words -> words.size() > 1 && words.contains(name))
                .flatMap(words -> words.stream().skip(1))
                .filter(word -> word.startsWith(name + "."))
                .findFirst();
    }

    @Override
    public String capabilities() {
        return new Capabilities(files, emulators).xml() + "\n";
    }

    @Override
    public NodeInfo nodeInfo() {
        var topology = HostTopology.of(files);
        int cpus = topology.cells().stream()
                .mapToInt(cell -> cell.processors().size())
                .sum();
        var shape = topology.shape();
        int nodes = topology.cells().size();
        String arch = QemuArch.host();
        return new NodeInfo(
                arch.substring(0, Math.min(MODEL_LENGTH, arch.length())),
                Bytes.ofKib(files.tableNumber("proc/meminfo", "MemTotal").orElse(0)),
                cpus,
                megahertz(),
                nodes,
                Math.max(1, shape.sockets() / nodes),
                shape.cores() * shape.dies(),
                shape.threads());
    }

    private int megahertz() {
        long kilohertz = files.number("sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq")
                .orElse(0);
        return (int)
                (kilohertz > 0
                        ? kilohertz / 1000
                        : files.tableNumber("proc/cpuinfo", "cpu MHz").orElse(0));
    }

    @Override
    public int maxVcpus(Optional<String> type) {
        QemuAccelerator accelerator = type.isEmpty()
                ? QemuAccelerator.TCG
                : QemuAccelerator.of(type.get())
                        .orElseThrow(() ->
                                Refusal.invalid("unknown type '" + type.get() + "'; guests of QEMU have kvm or qemu"));
        QemuEmulator emulator = emulators.find(accelerator.domainType(), QemuArch.host(), Optional.empty());
        return emulator.standardMachine()
                .or(() -> emulator.machines().stream().max(Comparator.comparingInt(QemuMachine::maxCpus)))
                .map(QemuMachine::maxCpus)
                .orElse(1);
    }

    /** Whoever calls this is in the same process as the driver. */
    @Override
    public boolean isSecure() {
        return true;
    }
}

package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.HostSmbios;
import io.vireo.driver.kit.host.HostTopology;
import io.vireo.driver.kit.host.SleepStates;
import io.vireo.host.HostInfo;
import io.vireo.host.NodeInfo;
import io.vireo.xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Tells what the host is and that it can run containers. */
final class LxcHostInfo implements HostInfo {

    /** The libvirt whose documents and answers these are. */
    private static final long LIBRARY_VERSION = 9_000_000;

    private static final int MODEL_LENGTH = 31;

    private final HostFiles files = HostFiles.REAL;
    private final LxcTools tools;

    LxcHostInfo(LxcTools tools) {
        this.tools = tools;
    }

    @Override
    public String hypervisorType() {
        return "LXC";
    }

    @Override
    public long hypervisorVersion() {
        return tools.version();
    }

    @Override
    public long libraryVersion() {
        return LIBRARY_VERSION;
    }

    @Override
    public String hostname() {
        return files.text("proc/sys/kernel/hostname").orElse("localhost");
    }

    @Override
    public String capabilities() {
        HostTopology topology = HostTopology.of(files);
        Element host = Element.of("host")
                .add("uuid", uuid().toString())
                .add(Element.of("cpu").add("arch", ContainerDefaults.architecture()))
                .add(SleepStates.xml(files))
                .add(Element.of("iommu").with("support", "no"))
                .add(topology.xml())
                .add(Element.of("secmodel")
                        .add("model", SecurityLabels.model().orElse("none"))
                        .add("doi", "0"));
        return Element.of("capabilities").add(host).add(guest()) + "\n";
    }

    private static Element guest() {
        Element arch = Element.of("arch")
                .with("name", ContainerDefaults.architecture())
                .add("wordsize", ContainerDefaults.architecture().contains("64") ? "64" : "32")
                .add(Element.of("domain").with("type", "lxc"));
        return Element.of("guest")
                .add("os_type", "exe")
                .add(arch)
                .add(Element.of("features").add(Element.of("privnet")));
    }

    private UUID uuid() {
        Optional<String> board = files.text("sys/class/dmi/id/product_uuid")
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
        // Not the installation's own identity, which is meant to stay on the host.
        return board.map(UUID::fromString)
                .orElseGet(() -> UUID.nameUUIDFromBytes(
                        ("vireo host " + files.text("etc/machine-id").orElse("unknown"))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public NodeInfo nodeInfo() {
        HostTopology topology = HostTopology.of(files);
        int cpus = topology.cells().stream()
                .mapToInt(cell -> cell.processors().size())
                .sum();
        HostTopology.Shape shape = topology.shape();
        int nodes = topology.cells().size();
        String arch = ContainerDefaults.architecture();
        return new NodeInfo(
                arch.substring(0, Math.min(MODEL_LENGTH, arch.length())),
                Bytes.ofKib(files.tableNumber("proc/meminfo", "MemTotal").orElse(0)),
                cpus,
                (int) files.tableNumber("proc/cpuinfo", "cpu MHz").orElse(0),
                nodes,
                Math.max(1, shape.sockets() / nodes),
                shape.cores() * shape.dies(),
                shape.threads());
    }

    /** A container has the processors of its host; the number in its definition is a note. */
    @Override
    public int maxVcpus(Optional<String> type) {
        if (type.filter(each -> !each.equals("lxc")).isPresent()) {
            throw Refusal.invalid("unknown type '" + Names.shown(type.get()) + "': this driver has lxc");
        }
        return ContainerDefaults.MOST_VCPUS;
    }

    @Override
    public String sysinfo() {
        return HostSmbios.of(files).toString();
    }

    /** Whoever calls this is in the same process as the driver. */
    @Override
    public boolean isSecure() {
        return true;
    }
}

package io.vireo.shell;

import io.vireo.spi.Driver;
import java.util.List;
import java.util.function.Supplier;

/**
 * A part of the commands, in the order in which the help shows them; those of one title stand under it together.
 *
 * <p>Its commands are made when one of them is needed: a process that runs a single command should not pay for the other
 * two hundred.
 */
enum Section {
    LIFE("Domain Management", "domain", ""),
    STATE("Domain Management", "domain", ""),
    MEMORY_AND_CPU("Domain Management", "domain", ""),
    DESCRIPTION("Domain Management", "domain", ""),
    CONSOLE("Domain Management", "domain", ""),
    DEVICE("Domain Management", "domain", ""),
    GUEST("Domain Management", "domain", ""),
    MONITOR("Domain Monitoring", "monitor", ""),
    EVENT("Domain Events", "events", ""),
    HOST("Host and Hypervisor", "host", ""),
    INTERFACE("Interface", "interface", "iface-"),
    NETWORK("Networking", "network", "net-"),
    FILTER("Network Filter", "filter", "nwfilter-"),
    NODE_DEVICE("Node Device", "nodedev", "nodedev-"),
    SECRET("Secret", "secret", "secret-"),
    CHECKPOINT("Checkpoint", "checkpoint", "checkpoint-"),
    SNAPSHOT("Snapshot", "snapshot", "snapshot-"),
    POOL("Storage Pool", "pool", "pool-"),
    VOLUME("Storage Volume", "volume", "vol-"),
    PLATFORM("Vireo itself", "vireo", "");

    /** Those that have names without their prefix, too; what people use most comes first. */
    static final List<Section> BY_USE = List.of(
            MONITOR, LIFE, HOST, PLATFORM, STATE, DESCRIPTION, MEMORY_AND_CPU, CONSOLE, DEVICE, GUEST, EVENT, POOL);

    private final String title;
    private final String keyword;
    private final String prefix;

    Section(String title, String keyword, String prefix) {
        this.title = title;
        this.keyword = keyword;
        this.prefix = prefix;
    }

    String title() {
        return title;
    }

    /** What the user asks the help for. */
    String keyword() {
        return keyword;
    }

    /** Says whether a name has the prefix of this section's. */
    boolean isNamedIn(String name) {
        return !prefix.isEmpty() && name.startsWith(prefix);
    }

    List<Command> commands(Supplier<List<Driver>> drivers) {
        return switch (this) {
            case LIFE -> DomainCommands.commands();
            case STATE -> StateCommands.commands();
            case MEMORY_AND_CPU -> MemoryAndCpuCommands.commands();
            case DESCRIPTION -> DescriptionCommands.commands();
            case CONSOLE -> ConsoleCommands.commands();
            case DEVICE -> DeviceCommands.commands();
            case GUEST -> GuestCommands.commands();
            case MONITOR -> MonitorCommands.commands();
            case EVENT -> EventCommands.commands();
            case HOST -> HostCommands.commands();
            case INTERFACE -> InterfaceCommands.commands();
            case NETWORK -> NetworkCommands.commands();
            case FILTER -> FilterCommands.commands();
            case SECRET -> SecretCommands.commands();
            case CHECKPOINT -> CheckpointCommands.commands();
            case NODE_DEVICE -> NodeDeviceCommands.commands();
            case SNAPSHOT -> SnapshotCommands.commands();
            case POOL -> PoolCommands.commands();
            case VOLUME -> VolumeCommands.commands();
            case PLATFORM -> PlatformCommands.commands(drivers);
        };
    }
}

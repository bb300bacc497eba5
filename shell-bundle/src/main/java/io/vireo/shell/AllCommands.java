package io.vireo.shell;

import java.util.List;
import java.util.stream.Stream;

/** Every command of the shell, in the groups in which its help shows them. */
final class AllCommands {

    private AllCommands() {}

    static CommandTable table(Drivers drivers) {
        List<Command> domain = Stream.of(
                        DomainCommands.commands(),
                        StateCommands.commands(),
                        MemoryAndCpuCommands.commands(),
                        DescriptionCommands.commands(),
                        ConsoleCommands.commands())
                .flatMap(List::stream)
                .toList();
        return new CommandTable(List.of(
                new Command.Group("Domain Management", "domain", domain),
                MonitorCommands.group(),
                EventCommands.group(),
                HostCommands.group(),
                InterfaceCommands.group(),
                NetworkCommands.group(),
                NodeDeviceCommands.group(),
                SnapshotCommands.group(),
                PoolCommands.group(),
                VolumeCommands.group(),
                PlatformCommands.group(drivers)));
    }
}

package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.domain.DomainCapabilities;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.HostInfo;
import io.vireo.host.HostMemory;
import io.vireo.host.NodeInfo;
import java.util.List;

/** The commands about the host that a connection leads to. */
final class HostCommands {

    private static final int MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;

    private HostCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("version", "print versions", HostCommands::version),
                Command.of(
                        "uri",
                        "print the connection's URI",
                        (shell, arguments) ->
                                shell.printLine("%s", shell.connect().uri())),
                Command.of(
                        "hostname",
                        "print the host's name",
                        (shell, arguments) ->
                                shell.printLine("%s", shell.connect().host().hostname())),
                Command.of(
                        "capabilities",
                        "print what the host can do",
                        (shell, arguments) -> shell.print(shell.connect().host().capabilities() + "\n")),
                Command.of(
                        "domcapabilities [<virttype>] [<emulatorbin>] [<arch>] [<machine>]",
                        "print what a domain can have",
                        HostCommands::domainCapabilities),
                Command.of("nodeinfo", "show the host", HostCommands::nodeInfo),
                Command.of("nodecpumap [--pretty]", "show the host's processors", HostCommands::cpuMap),
                Command.of("nodecpustats [<cpu>]", "print the processors' counters", HostCommands::cpuStats),
                Command.of("nodememstats [<cell>]", "print the memory's counters", HostCommands::memoryStats),
                Command.of("freecell [<cellno>] [--all]", "print free memory", HostCommands::freeMemory),
                Command.of(
                        "maxvcpus [<type>]",
                        "print how many processors a domain can have",
                        (shell, arguments) ->
                                shell.printLine("%d", shell.connect().host().maxVcpus(arguments.find("type")))),
                Command.of(
                        "cpu-models <arch>",
                        "list processor models",
                        (shell, arguments) -> shell.connect()
                                .as(HostCpu.class)
                                .cpuModelNames(arguments.get("arch"))
                                .forEach(model -> shell.printLine("%s", model))),
                Command.of(
                        "sysinfo",
                        "print the host's system information",
                        (shell, arguments) -> shell.print(shell.connect().host().sysinfo())));
    }

    private static void version(ShellSession shell, Arguments arguments) {
        String own = HostCommands.class.getPackage().getImplementationVersion();
        shell.printLine("Vireo: %s", own == null ? "built from source" : own);
        HostInfo host = shell.connect().host();
        String type = host.hypervisorType();
        Show.ifSupported(host::libraryVersion)
                .ifPresent(library -> shell.printLine("Using API: %s %s", type, dotted(library)));
        Show.ifSupported(host::hypervisorVersion)
                .ifPresent(version -> shell.printLine("Running hypervisor: %s %s", type, dotted(version)));
    }

    private static String dotted(long version) {
        return version / MILLION + "." + version / THOUSAND % THOUSAND + "." + version % THOUSAND;
    }

    private static void domainCapabilities(ShellSession shell, Arguments arguments) {
        shell.print(shell.attempt(
                "failed to get emulator capabilities",
                () -> shell.connect()
                        .as(DomainCapabilities.class)
                        .domainCapabilities(
                                arguments.find("emulatorbin"),
                                arguments.find("arch"),
                                arguments.find("machine"),
                                arguments.find("virttype"))));
    }

    private static void nodeInfo(ShellSession shell, Arguments arguments) {
        NodeInfo info = shell.connect().host().nodeInfo();
        row(shell, "CPU model:", info.model());
        row(shell, "CPU(s):", info.cpus());
        if (info.mhz() > 0) {
            row(shell, "CPU frequency:", info.mhz() + " MHz");
        }
        row(shell, "CPU socket(s):", info.sockets());
        row(shell, "Core(s) per socket:", info.cores());
        row(shell, "Thread(s) per core:", info.threads());
        row(shell, "NUMA cell(s):", info.nodes());
        row(shell, "Memory size:", info.memory().kib() + " KiB");
    }

    private static void row(ShellSession shell, String label, Object value) {
        shell.printLine("%-20s %s", label, value);
    }

    private static void cpuMap(ShellSession shell, Arguments arguments) {
        HostCpuMap map = shell.connect().as(HostCpu.class).cpuMap();
        shell.printLine("%-15s %d", "CPUs present:", map.present());
        shell.printLine("%-15s %d", "CPUs online:", map.online().size());
        if (arguments.has("pretty")) {
            shell.printLine("%-15s %s", "CPU map:", map.online());
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < map.present(); cpu++) {
            text.append(map.online().contains(cpu) ? 'y' : '-');
        }
        shell.printLine("%-15s %s", "CPU map:", text);
    }

    private static void cpuStats(ShellSession shell, Arguments arguments) {
        shell.connect()
                .as(HostCpu.class)
                .cpuStats(arguments.number("cpu").orElse(HostCpu.ALL_CPUS))
                .forEach(counter -> shell.printLine("%-15s %19d", counter.name() + ":", counter.value()));
    }

    private static void memoryStats(ShellSession shell, Arguments arguments) {
        shell.connect()
                .as(HostMemory.class)
                .memoryStats(arguments.number("cell").orElse(HostMemory.ALL_CELLS))
                .forEach(counter -> shell.printLine("%-7s: %20d KiB", counter.name(), counter.value()));
    }

    private static void freeMemory(ShellSession shell, Arguments arguments) {
        HostMemory memory = shell.connect().as(HostMemory.class);
        if (arguments.has("all")) {
            List<Bytes> cells = memory.cellsFreeMemory(0);
            long total = 0;
            for (int cell = 0; cell < cells.size(); cell++) {
                shell.printLine("%5d: %10d KiB", cell, cells.get(cell).kib());
                total += cells.get(cell).kib();
            }
            shell.printLine("--------------------%nTotal: %10d KiB", total);
        } else if (arguments.has("cellno")) {
            int cell = arguments.number("cellno").orElseThrow();
            shell.printLine(
                    "%d: %d KiB", cell, memory.cellsFreeMemory(cell).get(0).kib());
        } else {
            shell.printLine("Total: %d KiB", memory.freeMemory().kib());
        }
    }
}

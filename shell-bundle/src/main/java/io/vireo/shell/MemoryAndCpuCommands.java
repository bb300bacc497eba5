package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.VcpuInfo;
import io.vireo.domain.VcpuState;
import io.vireo.domain.Vcpus;
import io.vireo.host.HostCpu;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The commands about a domain's memory and processors. */
final class MemoryAndCpuCommands {

    private static final long KIB = 1024;

    private MemoryAndCpuCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "setmem <domain> <size> [--config] [--live] [--current]",
                        "set the memory",
                        MemoryAndCpuCommands::setMemory),
                Command.of(
                        "setmaxmem <domain> <size> [--config] [--live] [--current]",
                        "set the most memory there can be",
                        MemoryAndCpuCommands::setMaxMemory),
                Command.of(
                        "setvcpus <domain> <count> [--maximum] [--config] [--live] [--current] [--guest] [--hotpluggable]",
                        "set the number of processors",
                        MemoryAndCpuCommands::setVcpus),
                Command.of(
                        "vcpucount <domain> [--maximum] [--active] [--live] [--config] [--current] [--guest]",
                        "print the number of processors",
                        MemoryAndCpuCommands::vcpuCount),
                Command.of("vcpuinfo <domain> [--pretty]", "show the processors", MemoryAndCpuCommands::vcpuInfo),
                Command.of(
                        "vcpupin <domain> [<vcpu>] [<cpulist>] [--config] [--live] [--current]",
                        "show or set where processors run",
                        MemoryAndCpuCommands::vcpuPin),
                Command.of(
                        "emulatorpin <domain> [<cpulist>] [--config] [--live] [--current]",
                        "show or set where the hypervisor's own threads run",
                        MemoryAndCpuCommands::emulatorPin),
                Command.of(
                        "schedinfo <domain> [--config] [--live] [--current]",
                        "show the scheduler's parameters",
                        MemoryAndCpuCommands::scheduler));
    }

    private static void setMemory(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Bytes size = arguments.size("size", KIB).orElseThrow();
        domain.as(Memory.class).setMemory(size, arguments.flags(MemoryFlag.class));
    }

    private static void setMaxMemory(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Bytes size = arguments.size("size", KIB).orElseThrow();
        Set<MemoryFlag> flags = arguments.flags(MemoryFlag.class);
        shell.attempt("Unable to change MaxMemorySize", () -> {
            if (flags.isEmpty()) {
                domain.as(Memory.class).setMaxMemory(size);
            } else {
                flags.add(MemoryFlag.MAXIMUM);
                domain.as(Memory.class).setMemory(size, flags);
            }
        });
    }

    private static void setVcpus(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        int count = arguments.number("count").orElseThrow();
        if (count <= 0) {
            throw new CommandFailed("Invalid vCPU count '" + count + "'");
        }
        domain.as(Vcpus.class).setVcpuCount(count, arguments.flags(VcpuFlag.class));
    }

    private static void vcpuCount(ShellSession shell, Arguments arguments) {
        Vcpus vcpus = shell.lookup().domain(arguments).as(Vcpus.class);
        if (arguments.has("maximum") || arguments.has("active")) {
            shell.printLine("%d", vcpus.vcpuCount(arguments.flags(VcpuFlag.class)));
            return;
        }
        count(shell, vcpus, "maximum", "config", EnumSet.of(VcpuFlag.MAXIMUM, VcpuFlag.CONFIG));
        count(shell, vcpus, "maximum", "live", EnumSet.of(VcpuFlag.MAXIMUM, VcpuFlag.LIVE));
        count(shell, vcpus, "current", "config", EnumSet.of(VcpuFlag.CONFIG));
        count(shell, vcpus, "current", "live", EnumSet.of(VcpuFlag.LIVE));
    }

    private static void count(ShellSession shell, Vcpus vcpus, String what, String where, Set<VcpuFlag> flags) {
        Show.ifSupported(() -> vcpus.vcpuCount(flags))
                .ifPresent(count -> shell.printLine("%-12s %-12s %3d", what, where, count));
    }

    private static void vcpuInfo(ShellSession shell, Arguments arguments) {
        Vcpus vcpus = shell.lookup().domain(arguments).as(Vcpus.class);
        int hostCpus = hostCpus(shell);
        String gap = "";
        for (VcpuInfo vcpu : vcpus.vcpus()) {
            shell.print(gap);
            shell.field("VCPU", vcpu.number());
            shell.field("CPU", vcpu.cpu() < 0 ? "N/A" : vcpu.cpu());
            shell.field("State", vcpu.state() == VcpuState.RUNNING ? "running" : Show.word(vcpu.state()));
            shell.field("CPU time", String.format("%.1fs", vcpu.cpuTime().toNanos() / 1e9));
            shell.field("CPU Affinity", arguments.has("pretty") ? vcpu.affinity() : map(vcpu.affinity(), hostCpus));
            gap = "\n";
        }
    }

    private static int hostCpus(ShellSession shell) {
        return Show.ifSupported(() -> shell.connect().as(HostCpu.class).cpuMap().present())
                .orElseGet(() -> shell.connect().host().nodeInfo().cpus());
    }

    private static String map(CpuSet cpus, int length) {
        StringBuilder map = new StringBuilder();
        for (int cpu = 0; cpu < length; cpu++) {
            map.append(cpus.contains(cpu) ? 'y' : '-');
        }
        return map.toString();
    }

    private static void vcpuPin(ShellSession shell, Arguments arguments) {
        Vcpus vcpus = shell.lookup().domain(arguments).as(Vcpus.class);
        Set<Impact> impact = arguments.flags(Impact.class);
        OptionalInt vcpu = arguments.number("vcpu");
        Optional<String> cpus = arguments.find("cpulist");
        if (cpus.isPresent()) {
            vcpus.pinVcpu(vcpu.orElseThrow(), cpus(shell, cpus.get()), impact);
            return;
        }
        List<CpuSet> pins = vcpus.vcpuPins(impact);
        Table table = new Table("VCPU", "CPU Affinity");
        for (int each = 0; each < pins.size(); each++) {
            if (vcpu.isEmpty() || vcpu.getAsInt() == each) {
                table.row(String.valueOf(each), pins.get(each).toString());
            }
        }
        shell.print(table);
    }

    private static CpuSet cpus(ShellSession shell, String text) {
        try {
            return text.equals("r") ? CpuSet.parse("0-" + (hostCpus(shell) - 1)) : CpuSet.parse(text);
        } catch (VirtException malformed) {
            throw new CommandFailed("Invalid cpulist '" + text + "'", malformed);
        }
    }

    private static void emulatorPin(ShellSession shell, Arguments arguments) {
        Vcpus vcpus = shell.lookup().domain(arguments).as(Vcpus.class);
        Set<Impact> impact = arguments.flags(Impact.class);
        Optional<String> cpus = arguments.find("cpulist");
        if (cpus.isPresent()) {
            vcpus.pinEmulator(cpus(shell, cpus.get()), impact);
            return;
        }
        shell.extra("emulator: CPU Affinity\n" + "-".repeat(34) + "\n");
        vcpus.emulatorPin(impact).ifPresent(pin -> shell.printLine("       *: %s", pin));
    }

    private static void scheduler(ShellSession shell, Arguments arguments) {
        Tuning tuning = shell.lookup().domain(arguments).as(Tuning.class);
        SchedulerType type = tuning.schedulerType();
        shell.printLine("%-15s: %s", "Scheduler", type.name());
        tuning.schedulerParameters(arguments.flags(Impact.class))
                .list()
                .forEach(each -> shell.printLine("%-15s: %s", each.name(), each.text()));
    }
}

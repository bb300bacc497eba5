package io.vireo.shell;

import io.vireo.TypedParameter;
import io.vireo.domain.AddressSource;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockInfo;
import io.vireo.domain.ControlInfo;
import io.vireo.domain.ControlState;
import io.vireo.domain.Definition;
import io.vireo.domain.DiskError;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainInfo;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainStats;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.IpAddress;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.Security;
import io.vireo.domain.SecurityLabel;
import io.vireo.domain.StateReason;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.host.HostSecurity;
import io.vireo.host.SecurityModel;
import io.vireo.network.IpAddressType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The commands that watch domains. */
final class MonitorCommands {

    private static final List<String> BLOCK_WORDS = List.of(
            "rd_req",
            "rd_bytes",
            "wr_req",
            "wr_bytes",
            "errs",
            "flush_operations",
            "rd_total_times",
            "wr_total_times",
            "flush_total_times");

    private MonitorCommands() {}

    static List<Command> commands() {
        return List.of(
                ListCommand.command(),
                Command.of("dominfo <domain>", "show what a domain is", MonitorCommands::info),
                Command.of("domstate <domain> [--reason]", "print the state", MonitorCommands::state),
                Command.of("domhostname <domain>", "print the guest's own name", MonitorCommands::guestName),
                Command.of("domcontrol <domain>", "print whether the hypervisor answers", MonitorCommands::control),
                Command.of(
                        "domblkstat <domain> [<device>] [--human]",
                        "print a disk's counters",
                        MonitorCommands::blockStats),
                Command.of("domblkinfo <domain> <device>", "print a disk's sizes", MonitorCommands::blockInfo),
                Command.of("domblkerror <domain>", "list the disks that failed", MonitorCommands::diskErrors),
                DescriptionCommands.blockList(),
                DescriptionCommands.interfaceList(),
                Command.of(
                        "domifstat <domain> <interface>",
                        "print an interface's counters",
                        MonitorCommands::interfaceStats),
                Command.of(
                        "domifaddr <domain> [<interface>] [--full] [--source <string>]",
                        "list a guest's addresses",
                        MonitorCommands::addresses),
                Command.of("dommemstat <domain>", "print the memory's counters", MonitorCommands::memoryStats),
                Command.of(
                        "domstats [--state] [--cpu-total] [--balloon] [--vcpu] [--interface] [--block] [--perf]"
                                + " [--iothread] [--memory] [--dirtyrate] [--vm] [--list-active] [--list-inactive]"
                                + " [--list-persistent] [--list-transient] [--list-running] [--list-paused]"
                                + " [--list-shutoff] [--list-other] [--enforce] [--backing] [--nowait] [<domain>]...",
                        "print counters of many domains at once",
                        MonitorCommands::stats));
    }

    private static void info(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Inspect inspect = domain.as(Inspect.class);
        OptionalInt id = domain.ref().id();
        shell.field("Id", id.isPresent() ? id.getAsInt() : "-");
        shell.field("Name", domain.name());
        shell.field("UUID", domain.uuid());
        Show.ifSupported(inspect::osType).ifPresent(type -> shell.field("OS Type", type));
        shell.field("State", StateWords.of(inspect.state().state()));
        Show.ifSupported(inspect::info).ifPresent(info -> resources(shell, info));
        Show.ifSupported(() -> domain.as(Definition.class).isPersistent())
                .ifPresent(persistent -> shell.field("Persistent", Show.yesNo(persistent)));
        Show.ifSupported(() -> domain.as(Definition.class).autostart())
                .ifPresent(autostart -> shell.field("Autostart", autostart ? "enable" : "disable"));
        Show.ifSupported(() -> domain.as(ManagedSave.class).hasManagedSave())
                .ifPresent(saved -> shell.field("Managed save", Show.yesNo(saved)));
        security(shell, domain);
        Show.ifSupported(() -> inspect.messages(Set.of())).stream()
                .flatMap(List::stream)
                .forEach(message -> shell.field("Messages", message));
    }

    private static void resources(ShellSession shell, DomainInfo info) {
        shell.field("CPU(s)", info.vcpus());
        if (!info.cpuTime().isZero()) {
            shell.field("CPU time", seconds(info.cpuTime().toNanos()));
        }
        shell.field("Max memory", info.maxMemory().kib() + " KiB");
        shell.field("Used memory", info.memory().kib() + " KiB");
    }

    private static void security(ShellSession shell, Domain domain) {
        Optional<SecurityModel> model =
                Show.ifSupported(() -> shell.connect().as(HostSecurity.class).securityModel());
        if (model.isEmpty() || model.get().model().isEmpty()) {
            return;
        }
        shell.field("Security model", model.get().model());
        shell.field("Security DOI", model.get().doi());
        Optional<SecurityLabel> label =
                Show.ifSupported(() -> domain.as(Security.class).securityLabel());
        label.filter(each -> !each.label().isEmpty())
                .ifPresent(each -> shell.field(
                        "Security label", each.label() + " (" + (each.enforcing() ? "enforcing" : "permissive") + ")"));
    }

    private static String seconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.1fs", nanoseconds / 1e9);
    }

    private static void state(ShellSession shell, Arguments arguments) {
        StateReason state = shell.lookup().domain(arguments).as(Inspect.class).state();
        String word = StateWords.of(state.state());
        shell.printLine("%s", arguments.has("reason") ? word + " (" + StateWords.reason(state) + ")" : word);
    }

    private static void guestName(ShellSession shell, Arguments arguments) {
        shell.printLine("%s", shell.lookup().domain(arguments).as(Inspect.class).hostname(Set.of()));
    }

    private static void control(ShellSession shell, Arguments arguments) {
        ControlInfo info = shell.lookup().domain(arguments).as(Inspect.class).controlInfo();
        if (info.state() == ControlState.OK) {
            shell.printLine("%s", "ok");
        } else {
            shell.printLine("%s (%.3fs)", Show.word(info.state()), info.since().toMillis() / 1e3);
        }
    }

    private static void blockStats(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String device = arguments.find("device").orElse("");
        List<TypedParameter> counters = shell.attempt(
                "Failed to get block stats for domain '" + domain.name() + "' device '" + device + "'",
                () -> domain.as(BlockDevices.class).blockStats(device).list());
        counters.stream()
                .sorted(Comparator.comparingInt(counter -> BLOCK_WORDS.indexOf(blockWord(counter))))
                .forEach(counter -> shell.printLine("%s %s %s", device, blockWord(counter), counter.text()));
    }

    /** virsh has older words for two of the counters, and an order of its own. */
    private static String blockWord(TypedParameter counter) {
        return switch (counter.name()) {
            case "rd_operations" -> "rd_req";
            case "wr_operations" -> "wr_req";
            default -> counter.name();
        };
    }

    private static void blockInfo(ShellSession shell, Arguments arguments) {
        BlockInfo info = shell.lookup().domain(arguments).as(BlockDevices.class).blockInfo(arguments.get("device"));
        shell.field("Capacity", info.capacity().bytes());
        shell.field("Allocation", info.allocation().bytes());
        shell.field("Physical", info.physical().bytes());
    }

    private static void diskErrors(ShellSession shell, Arguments arguments) {
        List<DiskError> errors =
                shell.lookup().domain(arguments).as(BlockDevices.class).diskErrors();
        if (errors.isEmpty()) {
            shell.print("No errors found\n");
        }
        errors.forEach(error -> shell.printLine("%s: %s", error.disk(), Show.word(error.error())));
    }

    private static void interfaceStats(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String device = arguments.get("interface");
        InterfaceStats stats = shell.attempt(
                "Failed to get interface stats " + domain.name() + " " + device,
                () -> domain.as(NetworkDevices.class).interfaceStats(device));
        counter(shell, device, "rx_bytes", stats.rxBytes());
        counter(shell, device, "rx_packets", stats.rxPackets());
        counter(shell, device, "rx_errs", stats.rxErrors());
        counter(shell, device, "rx_drop", stats.rxDrops());
        counter(shell, device, "tx_bytes", stats.txBytes());
        counter(shell, device, "tx_packets", stats.txPackets());
        counter(shell, device, "tx_errs", stats.txErrors());
        counter(shell, device, "tx_drop", stats.txDrops());
    }

    private static void counter(ShellSession shell, String device, String name, long value) {
        if (value >= 0) {
            shell.printLine("%s %s %d", device, name, value);
        }
    }

    private static void addresses(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        AddressSource source = arguments.constant("source", AddressSource.class).orElse(AddressSource.LEASE);
        List<DomainInterface> interfaces = shell.attempt(
                "Failed to query for interfaces addresses",
                () -> domain.as(NetworkDevices.class).interfaceAddresses(source));
        shell.extra(String.format(
                " %-10s %-20s %-8s     %s%n%s%n", "Name", "MAC address", "Protocol", "Address", "-".repeat(79)));
        Optional<String> only = arguments.find("interface");
        for (DomainInterface each : interfaces) {
            if (only.isEmpty() || only.get().equals(each.name())) {
                addresses(shell, each, arguments.has("full"));
            }
        }
    }

    private static void addresses(ShellSession shell, DomainInterface each, boolean full) {
        String mac = each.mac().orElse("N/A");
        if (each.addresses().isEmpty()) {
            shell.printLine(" %-10s %-17s    %-12s %s", each.name(), mac, "N/A", "N/A");
        }
        boolean first = true;
        for (IpAddress address : each.addresses()) {
            boolean named = first || full;
            shell.printLine(
                    " %-10s %-17s    %-12s %s/%d",
                    named ? each.name() : "-",
                    named ? mac : "-",
                    address.family() == IpAddressType.IPV6 ? "ipv6" : "ipv4",
                    address.address(),
                    address.prefix());
            first = false;
        }
    }

    private static void memoryStats(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        List<MemoryStat> stats = shell.attempt(
                "Failed to get memory statistics for domain " + domain.name(),
                () -> domain.as(Memory.class).memoryStats());
        stats.forEach(stat -> shell.printLine("%s %d", memoryWord(stat.tag()), stat.value()));
    }

    private static String memoryWord(MemoryStatTag tag) {
        return tag == MemoryStatTag.ACTUAL_BALLOON ? "actual" : tag.name().toLowerCase(Locale.ROOT);
    }

    private static void stats(ShellSession shell, Arguments arguments) {
        List<DomainRef> domains = arguments.rest("domain").stream()
                .map(name -> shell.lookup().domain(name).ref())
                .toList();
        Set<StatsFlag> flags = EnumSet.noneOf(StatsFlag.class);
        for (StatsFlag flag : StatsFlag.values()) {
            String option = switch (flag) {
                case ENFORCE_STATS -> "enforce";
                case BACKING, NOWAIT -> Show.word(flag);
                default -> "list-" + Show.word(flag);
            };
            if (arguments.has(option)) {
                flags.add(flag);
            }
        }
        List<DomainStats> all =
                shell.connect().as(Domains.class).allDomainStats(domains, arguments.flags(StatsKind.class), flags);
        String gap = "";
        for (DomainStats stats : all) {
            shell.printLine("%sDomain: '%s'", gap, stats.domain().name());
            stats.values().list().forEach(value -> shell.printLine("  %s=%s", value.name(), value.text()));
            gap = "\n";
        }
    }
}

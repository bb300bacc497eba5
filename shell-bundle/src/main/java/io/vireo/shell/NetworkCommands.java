package io.vireo.shell;

import io.vireo.network.DhcpLease;
import io.vireo.network.IpAddressType;
import io.vireo.network.Network;
import io.vireo.network.NetworkCreateFlag;
import io.vireo.network.NetworkDefineFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkPort;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.network.NetworkXmlFlag;
import io.vireo.network.Networks;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The commands about virtual networks. */
final class NetworkCommands {

    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final Verbs<Network> NETWORK =
            new Verbs<>("Network", (shell, arguments) -> shell.lookup().network(arguments), Network::name);

    private NetworkCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "net-list [--inactive] [--all] [--persistent] [--transient] [--autostart] [--no-autostart]"
                                + " [--uuid] [--name] [--table]",
                        "list networks",
                        NetworkCommands::list),
                Command.of("net-info <network>", "show what a network is", NetworkCommands::info),
                Command.of("net-define <file> [--validate]", "define a network, or change it", NetworkCommands::define),
                Command.of("net-create <file> [--validate]", "start a network from a file", NetworkCommands::create),
                NETWORK.verb("net-start", "start a defined network", "start", "started", Network::start),
                NETWORK.verb("net-destroy", "stop a network at once", "destroy", "destroyed", Network::destroy),
                NETWORK.verb("net-undefine", "drop a definition", "undefine", "has been undefined", Network::undefine),
                NETWORK.autostart("net-autostart", Network::setAutostart),
                NETWORK.print(
                        "net-dumpxml",
                        " [--inactive]",
                        "print the XML",
                        (network, arguments) -> network.control().xmlDesc(arguments.flags(NetworkXmlFlag.class))),
                NETWORK.word("net-uuid", "print the UUID of a name", Network::uuid),
                NETWORK.word("net-name", "print the name of a UUID", Network::name),
                Command.of(
                        "net-update <network> <command> <section> <xml> [--parent-index <number>] [--config]"
                                + " [--live] [--current]",
                        "change a part of a network",
                        NetworkCommands::update),
                Command.of("net-dhcp-leases <network> [--mac <string>]", "list leases", NetworkCommands::leases),
                Command.of("net-port-list <network> [--uuid] [--table]", "list ports", NetworkCommands::ports));
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Set<NetworkListFlag> flags = arguments.flags(NetworkListFlag.class);
        if (!arguments.has("all") && !arguments.has("inactive")) {
            flags.add(NetworkListFlag.ACTIVE);
        }
        List<Network> networks = shell.connect().as(Networks.class).listNetworks(flags).stream()
                .map(shell.connect()::at)
                .sorted(Comparator.comparing((Network network) -> !network.isActive())
                        .thenComparing(Network::name))
                .toList();
        if (arguments.has("uuid") || arguments.has("name")) {
            networks.forEach(network -> shell.printLine("%s", arguments.has("uuid") ? network.uuid() : network.name()));
            return;
        }
        Table table = new Table("Name", "State", "Autostart", "Persistent");
        networks.forEach(network -> table.row(
                network.name(),
                network.isActive() ? "active" : "inactive",
                Show.yesNo(network.autostart()),
                Show.yesNo(network.isPersistent())));
        shell.print(table);
    }

    private static void info(ShellSession shell, Arguments arguments) {
        Network network = shell.lookup().network(arguments);
        shell.field("Name", network.name());
        shell.field("UUID", network.uuid());
        boolean active = network.isActive();
        shell.field("Active", Show.yesNo(active));
        shell.field("Persistent", Show.yesNo(network.isPersistent()));
        shell.field("Autostart", Show.yesNo(network.autostart()));
        Show.ifSupported(network::bridgeName).ifPresent(bridge -> shell.field("Bridge", bridge));
    }

    private static void define(ShellSession shell, Arguments arguments) {
        NetworkRef network = shell.attempt(
                "Failed to define network from " + arguments.get("file"),
                () -> shell.connect()
                        .as(Networks.class)
                        .defineNetwork(
                                Documents.read(arguments.get("file")), arguments.flags(NetworkDefineFlag.class)));
        shell.extra("Network " + network.name() + " defined from " + arguments.get("file") + "\n");
    }

    private static void create(ShellSession shell, Arguments arguments) {
        NetworkRef network = shell.attempt(
                "Failed to create network from " + arguments.get("file"),
                () -> shell.connect()
                        .as(Networks.class)
                        .createNetwork(
                                Documents.read(arguments.get("file")), arguments.flags(NetworkCreateFlag.class)));
        shell.extra("Network " + network.name() + " created from " + arguments.get("file") + "\n");
    }

    private static void update(ShellSession shell, Arguments arguments) {
        Network network = shell.lookup().network(arguments);
        NetworkUpdateCommand command = switch (arguments.get("command")) {
            case "add", "add-last" -> NetworkUpdateCommand.ADD_LAST;
            case "add-first" -> NetworkUpdateCommand.ADD_FIRST;
            case "delete" -> NetworkUpdateCommand.DELETE;
            case "modify" -> NetworkUpdateCommand.MODIFY;
            default -> throw new UsageError("unrecognized command name '%s'", arguments.get("command"));
        };
        NetworkUpdateSection section =
                arguments.constant("section", NetworkUpdateSection.class).orElseThrow();
        String xml = arguments.get("xml");
        Set<NetworkUpdateFlag> flags = EnumSet.noneOf(NetworkUpdateFlag.class);
        if (arguments.has("live")) {
            flags.add(NetworkUpdateFlag.LIVE);
        }
        if (arguments.has("config")) {
            flags.add(NetworkUpdateFlag.CONFIG);
        }
        shell.attempt(
                "Failed to update network " + network.name(),
                () -> network.control()
                        .update(
                                command,
                                section,
                                arguments.number("parent-index").orElse(-1),
                                xml.startsWith("<") ? xml : Documents.read(xml),
                                flags));
        String where = flags.size() == 2
                ? "persistent config and live state"
                : flags.contains(NetworkUpdateFlag.CONFIG) ? "persistent config" : "live state";
        shell.extra("Updated network " + network.name() + " " + where + "\n");
    }

    private static void leases(ShellSession shell, Arguments arguments) {
        Network network = shell.lookup().network(arguments);
        List<DhcpLease> leases = shell.attempt(
                "Failed to get leases info for " + network.name(),
                () -> network.dhcpLeases().leases(arguments.find("mac")));
        Table table =
                new Table("Expiry Time", "MAC address", "Protocol", "IP address", "Hostname", "Client ID or DUID");
        leases.forEach(lease -> table.row(
                EXPIRY.format(lease.expiry()),
                lease.mac().orElse(""),
                lease.type() == IpAddressType.IPV6 ? "ipv6" : "ipv4",
                lease.address() + "/" + lease.prefix(),
                lease.hostname().orElse("-"),
                lease.clientId().orElse("-")));
        shell.print(table);
    }

    private static void ports(ShellSession shell, Arguments arguments) {
        List<NetworkPort> ports = shell.lookup().network(arguments).listPorts();
        if (arguments.has("uuid")) {
            ports.forEach(port -> shell.printLine("%s", port.uuid()));
            return;
        }
        Table table = new Table("UUID");
        ports.forEach(port -> table.row(port.uuid().toString()));
        shell.print(table);
    }
}

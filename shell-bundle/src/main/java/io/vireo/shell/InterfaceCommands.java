package io.vireo.shell;

import io.vireo.iface.HostInterface;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceDefineFlag;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import io.vireo.iface.InterfaceXmlFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The commands about the host's network interfaces. */
final class InterfaceCommands {

    private static final Verbs<HostInterface> INTERFACE = new Verbs<>(
            "Interface",
            (shell, arguments) -> shell.lookup().hostInterface(arguments.get("interface")),
            HostInterface::name);

    private InterfaceCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("iface-list [--inactive] [--all]", "list interfaces", InterfaceCommands::list),
                Command.of(
                        "iface-define <file> [--validate]",
                        "define an interface, or change it",
                        InterfaceCommands::define),
                INTERFACE.verb("iface-start", "start an interface", "start", "started", HostInterface::start),
                INTERFACE.verb("iface-destroy", "stop an interface", "destroy", "destroyed", HostInterface::destroy),
                INTERFACE.verb("iface-undefine", "drop a definition", "undefine", "undefined", HostInterface::undefine),
                INTERFACE.print(
                        "iface-dumpxml",
                        " [--inactive]",
                        "print the XML",
                        (each, arguments) ->
                                each.as(HostInterfaceControl.class).xmlDesc(arguments.flags(InterfaceXmlFlag.class))),
                INTERFACE.word("iface-mac", "print the MAC address", HostInterface::mac),
                INTERFACE.word("iface-name", "print the name", HostInterface::name),
                change(
                        "iface-begin",
                        "begin changes that can be taken back",
                        "begin",
                        "started",
                        InterfaceChanges::beginInterfaceChanges),
                change("iface-commit", "keep changes", "commit", "committed", InterfaceChanges::commitInterfaceChanges),
                change(
                        "iface-rollback",
                        "take changes back",
                        "rollback",
                        "rolled back",
                        InterfaceChanges::rollbackInterfaceChanges));
    }

    private static Command change(
            String name, String summary, String verb, String done, Consumer<InterfaceChanges> action) {
        return Command.of(name, summary, (shell, arguments) -> {
            shell.attempt(
                    "Failed to " + verb + " network config change transaction",
                    () -> action.accept(shell.connect().as(InterfaceChanges.class)));
            shell.extra("Network config change transaction " + done + "\n");
        });
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Set<InterfaceListFlag> flags = arguments.flags(InterfaceListFlag.class);
        if (!arguments.has("all") && !arguments.has("inactive")) {
            flags.add(InterfaceListFlag.ACTIVE);
        }
        Table table = new Table("Name", "State", "MAC Address");
        shell.connect().as(HostInterfaces.class).listInterfaces(flags).stream()
                .sorted(Comparator.comparing(InterfaceRef::name))
                .map(shell.connect()::at)
                .forEach(each -> table.row(each.name(), each.isActive() ? "active" : "inactive", each.mac()));
        shell.print(table);
    }

    private static void define(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        InterfaceRef defined = shell.attempt(
                "Failed to define interface from " + file,
                () -> shell.connect()
                        .as(HostInterfaces.class)
                        .defineInterface(Documents.read(file), arguments.flags(InterfaceDefineFlag.class)));
        shell.extra("Interface " + defined.name() + " defined from " + file + "\n");
    }
}

package io.vireo.shell;

import io.vireo.nwfilter.NwFilter;
import io.vireo.nwfilter.NwFilterBinding;
import io.vireo.nwfilter.NwFilterBindingCreateFlag;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterDefineFlag;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import java.util.Comparator;
import java.util.List;

/** The commands about network filters and where they are bound. */
final class FilterCommands {

    private FilterCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "nwfilter-define <file> [--validate]", "define a filter, or change it", FilterCommands::define),
                Command.of(
                        "nwfilter-dumpxml <nwfilter>",
                        "print the XML",
                        (shell, arguments) ->
                                shell.print(shell.lookup().nwFilter(arguments).xmlDesc())),
                Command.of("nwfilter-undefine <nwfilter>", "drop a definition", FilterCommands::undefine),
                Command.of("nwfilter-list", "list filters", FilterCommands::list),
                Command.of(
                        "nwfilter-binding-create <file> [--validate]",
                        "bind a filter to a port as a file says",
                        FilterCommands::bind),
                Command.of("nwfilter-binding-delete <binding>", "take a binding away", FilterCommands::unbind),
                Command.of(
                        "nwfilter-binding-dumpxml <binding>",
                        "print the XML",
                        (shell, arguments) ->
                                shell.print(binding(shell, arguments).xmlDesc())),
                Command.of("nwfilter-binding-list", "list bindings", FilterCommands::bindings));
    }

    private static void define(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        NwFilterRef filter = shell.attempt(
                "Failed to define network filter from " + file,
                () -> shell.connect()
                        .as(NwFilters.class)
                        .defineNwFilter(Documents.read(file), arguments.flags(NwFilterDefineFlag.class)));
        shell.extra("Network filter " + filter.name() + " defined from " + file + "\n");
    }

    private static void undefine(ShellSession shell, Arguments arguments) {
        NwFilter filter = shell.lookup().nwFilter(arguments);
        shell.attempt("Failed to undefine network filter " + filter.name(), filter::undefine);
        shell.extra("Network filter " + filter.name() + " undefined\n");
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Table table = new Table("UUID", "Name");
        shell.connect().as(NwFilters.class).listNwFilters().stream()
                .sorted(Comparator.comparing(NwFilterRef::name))
                .forEach(filter -> table.row(filter.uuid().toString(), filter.name()));
        shell.print(table);
    }

    private static NwFilterBinding binding(ShellSession shell, Arguments arguments) {
        return shell.connect()
                .at(shell.connect().as(NwFilterBindings.class).nwFilterBindingByPortDev(arguments.get("binding")));
    }

    private static void bind(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        NwFilterBindingRef binding = shell.attempt(
                "Failed to create network filter from " + file,
                () -> shell.connect()
                        .as(NwFilterBindings.class)
                        .createNwFilterBinding(Documents.read(file), arguments.flags(NwFilterBindingCreateFlag.class)));
        shell.extra("Network filter binding on " + binding.portDev() + " created from " + file + "\n");
    }

    private static void unbind(ShellSession shell, Arguments arguments) {
        NwFilterBinding binding = binding(shell, arguments);
        shell.attempt("Failed to delete network filter binding on " + binding.portDev(), binding::delete);
        shell.extra("Network filter binding on " + binding.portDev() + " deleted\n");
    }

    private static void bindings(ShellSession shell, Arguments arguments) {
        Table table = new Table("Port Dev", "Filter");
        shell.connect().as(NwFilterBindings.class).listNwFilterBindings().stream()
                .sorted(Comparator.comparing(NwFilterBindingRef::portDev))
                .forEach(binding -> table.row(binding.portDev(), binding.filterName()));
        shell.print(table);
    }
}

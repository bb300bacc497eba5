package io.vireo.shell;

import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import io.vireo.spi.SupportMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The commands about the shell and the platform themselves. */
final class PlatformCommands {

    private PlatformCommands() {}

    static List<Command> commands(Supplier<List<Driver>> drivers) {
        return List.of(
                Command.of("help [<command>]", "print help about all, a group or a command", PlatformCommands::help),
                Command.of(
                        "connect [<name>] [--readonly]",
                        "open another connection",
                        (shell, arguments) -> shell.reconnect(arguments.find("name"), arguments.has("readonly"))),
                Command.of(
                        "echo [<string>]...",
                        "print words",
                        (shell, arguments) -> shell.print(String.join(" ", arguments.rest("string")))),
                Command.of("drivers", "list drivers, and why one is missing", PlatformCommands::drivers),
                Command.of(
                        "matrix [--markdown]",
                        "print which driver supports which operation",
                        (shell, arguments) -> matrix(shell, arguments, drivers.get())),
                DoctorCommand.command(),
                DemoCommand.command());
    }

    private static void help(ShellSession shell, Arguments arguments) {
        Optional<String> about = arguments.find("command");
        shell.print(shell.commands()
                .help(about)
                .orElseThrow(
                        () -> new CommandFailed("command or command group '" + about.orElse("") + "' doesn't exist")));
    }

    private static void drivers(ShellSession shell, Arguments arguments) {
        Table table = new Table("Driver", "Kind", "Schemes", "Bundle", "Version", "State");
        List<DriverStatus> all = shell.vireo().drivers();
        for (DriverStatus driver : all) {
            table.row(
                    driver.name(),
                    driver.kind().map(kind -> kind.label()).orElse("-"),
                    driver.schemes().stream().sorted().collect(Collectors.joining(",")),
                    driver.bundle(),
                    driver.version().isEmpty() ? "-" : driver.version(),
                    driver.active() ? "active" : "missing");
        }
        shell.print(table);
        all.stream()
                .filter(driver -> !driver.active())
                .forEach(driver -> shell.printLine("%n%s is missing: %s", driver.name(), driver.reason()));
    }

    private static void matrix(ShellSession shell, Arguments arguments, List<Driver> drivers) {
        SupportMatrix matrix = SupportMatrix.of(drivers);
        if (arguments.has("markdown")) {
            shell.print(matrix.toMarkdown());
            return;
        }
        String[] headings = new String[2 + matrix.drivers().size()];
        headings[0] = "Operation";
        headings[1] = "C function";
        for (int at = 0; at < matrix.drivers().size(); at++) {
            headings[at + 2] = matrix.drivers().get(at);
        }
        Table table = new Table(headings);
        for (SupportMatrix.Row row : matrix.rows()) {
            String[] cells = new String[headings.length];
            cells[0] = row.facet().getSimpleName() + "." + row.method();
            cells[1] = row.functions().get(0);
            for (int at = 0; at < row.supported().size(); at++) {
                cells[at + 2] = row.supported().get(at) ? "yes" : "-";
            }
            table.row(cells);
        }
        shell.print(table);
    }
}

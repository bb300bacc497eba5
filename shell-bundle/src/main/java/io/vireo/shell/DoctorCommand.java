package io.vireo.shell;

import io.vireo.spi.Finding;
import java.util.ArrayList;
import java.util.List;

/** Walks the steps of a connection and says which of them fails. */
final class DoctorCommand {

    private DoctorCommand() {}

    static Command command() {
        return Command.of(
                "doctor [<uri>]", "walk the steps of a connection, and name the one that fails", DoctorCommand::run);
    }

    private static void run(ShellSession shell, Arguments arguments) {
        String uri = arguments.find("uri").or(shell::uri).orElse("");
        List<Finding> failed = new ArrayList<>();
        shell.vireo().examine(uri, finding -> {
            shell.printLine("%-4s  %-15s %s", finding.passed() ? "ok" : "FAIL", finding.step(), finding.detail());
            if (!finding.passed()) {
                failed.add(finding);
            }
        });
        if (!failed.isEmpty()) {
            throw new CommandFailed("the step '" + failed.get(0).step() + "' fails");
        }
    }
}

package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.Domain;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.GuestFilesystem;
import io.vireo.domain.PasswordFlag;
import io.vireo.domain.SetTimeFlag;
import io.vireo.qemu.QemuMonitor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The commands that ask the agent inside a guest. */
final class GuestCommands {

    private static final String TIME = "yyyy-MM-dd HH:mm:ss";

    private GuestCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("domfsfreeze <domain> [<mountpoint>]...", "freeze file systems", GuestCommands::freeze),
                Command.of("domfsthaw <domain> [<mountpoint>]...", "thaw file systems", GuestCommands::thaw),
                Command.of(
                        "domfstrim <domain> [--minimum <number>] [--mountpoint <string>]",
                        "give unused blocks back",
                        GuestCommands::trim),
                Command.of("domfsinfo <domain>", "list mounted file systems", GuestCommands::filesystems),
                Command.of(
                        "domtime <domain> [--now] [--pretty] [--sync] [--time <number>]",
                        "print or set the guest's clock",
                        GuestCommands::time),
                Command.of(
                        "set-user-password <domain> <user> <password> [--encrypted]",
                        "set a password inside the guest",
                        GuestCommands::password),
                Command.of(
                        "guest-agent-timeout <domain> [--timeout <number>]",
                        "say how long to wait for the agent",
                        GuestCommands::timeout),
                Command.of(
                        "qemu-agent-command <domain> [<cmd>]... [--timeout <number>] [--async] [--block]",
                        "run a command of the agent; no promise is made of it",
                        GuestCommands::command));
    }

    private static GuestAgent agent(ShellSession shell, Arguments arguments) {
        return shell.lookup().domain(arguments).as(GuestAgent.class);
    }

    private static void freeze(ShellSession shell, Arguments arguments) {
        int count = shell.attempt(
                "Unable to freeze filesystems",
                () -> agent(shell, arguments).freezeFilesystems(arguments.rest("mountpoint")));
        shell.extra("Froze " + count + " filesystem(s)\n");
    }

    private static void thaw(ShellSession shell, Arguments arguments) {
        int count = shell.attempt(
                "Unable to thaw filesystems",
                () -> agent(shell, arguments).thawFilesystems(arguments.rest("mountpoint")));
        shell.extra("Thawed " + count + " filesystem(s)\n");
    }

    private static void trim(ShellSession shell, Arguments arguments) {
        Bytes minimum = arguments.size("minimum", 1).orElse(Bytes.of(0));
        shell.attempt(
                "Unable to invoke fstrim",
                () -> agent(shell, arguments).trimFilesystems(arguments.find("mountpoint"), minimum));
    }

    private static void filesystems(ShellSession shell, Arguments arguments) {
        List<GuestFilesystem> mounted = shell.attempt(
                "Unable to get filesystem information",
                () -> agent(shell, arguments).filesystems());
        if (mounted.isEmpty()) {
            shell.extra("No filesystems are mounted in the domain");
            return;
        }
        Table table = new Table("Mountpoint", "Name", "Type", "Target");
        mounted.forEach(
                each -> table.row(each.mountpoint(), each.name(), each.type(), String.join(",", each.devices())));
        shell.print(table);
    }

    private static void time(ShellSession shell, Arguments arguments) {
        GuestAgent agent = agent(shell, arguments);
        OptionalLong given = arguments.longNumber("time");
        if (given.isPresent() || arguments.has("now") || arguments.has("sync")) {
            Instant time = given.isPresent() ? Instant.ofEpochSecond(given.getAsLong()) : Instant.now();
            agent.setTime(time, arguments.flags(SetTimeFlag.class));
            return;
        }
        Instant time = agent.time();
        DateTimeFormatter pretty = DateTimeFormatter.ofPattern(TIME).withZone(ZoneId.systemDefault());
        shell.print("Time: " + (arguments.has("pretty") ? pretty.format(time) : time.getEpochSecond()));
    }

    private static void password(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String user = arguments.get("user");
        domain.as(GuestAgent.class)
                .setUserPassword(
                        Optional.of(user), Optional.of(arguments.get("password")), arguments.flags(PasswordFlag.class));
        shell.extra("Password set successfully for " + user + " in " + domain.name());
    }

    private static void timeout(ShellSession shell, Arguments arguments) {
        AgentTimeout timeout = new AgentTimeout(arguments.number("timeout").orElse(AgentTimeout.BLOCK.seconds()));
        agent(shell, arguments).setAgentTimeout(timeout);
    }

    private static void command(ShellSession shell, Arguments arguments) {
        AgentTimeout timeout = arguments.has("async")
                ? AgentTimeout.NOWAIT
                : arguments.has("block")
                        ? AgentTimeout.BLOCK
                        : new AgentTimeout(arguments.number("timeout").orElse(AgentTimeout.BLOCK.seconds()));
        shell.lookup()
                .domain(arguments)
                .as(QemuMonitor.class)
                .agentCommand(String.join(" ", arguments.rest("cmd")), timeout)
                .ifPresent(answer -> shell.printLine("%s", answer));
    }
}

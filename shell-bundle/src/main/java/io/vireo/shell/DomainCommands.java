package io.vireo.shell;

import io.vireo.domain.DefineFlag;
import io.vireo.domain.Definition;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.LifecycleAction;
import io.vireo.domain.LifecycleKind;
import io.vireo.domain.RebootFlag;
import io.vireo.domain.ShutdownFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.UndefineFlag;
import io.vireo.host.SuspendTarget;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The commands that define domains and take them through their lives. */
final class DomainCommands {

    private static final Verbs<Domain> DOMAIN = new Verbs<>(
            "Domain", (shell, arguments) -> shell.lookup().domain(arguments), domain -> "'" + domain.name() + "'");

    private DomainCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("define <file> [--validate]", "define a domain, or change it", DomainCommands::define),
                Command.of(
                        "create <file> [--paused] [--autodestroy] [--validate]",
                        "start a domain from a file",
                        DomainCommands::create),
                Command.of(
                        "start <domain> [--paused] [--autodestroy] [--bypass-cache] [--force-boot] [--reset-nvram]",
                        "start a defined domain",
                        DomainCommands::start),
                Command.of("shutdown <domain> [--mode <string>]", "ask a guest to shut down", DomainCommands::shutdown),
                Command.of("reboot <domain> [--mode <string>]", "ask a guest to reboot", DomainCommands::reboot),
                DOMAIN.verb(
                        "reset",
                        "reset a guest as its button would",
                        "reset",
                        "was reset",
                        domain -> domain.as(Lifecycle.class).reset()),
                Command.of(
                        "destroy <domain> [--graceful] [--remove-logs]",
                        "end a domain at once",
                        DomainCommands::destroy),
                DOMAIN.verb(
                        "suspend",
                        "pause a domain",
                        "suspend",
                        "suspended",
                        domain -> domain.as(Lifecycle.class).suspend()),
                DOMAIN.verb(
                        "resume",
                        "let a paused domain go on",
                        "resume",
                        "resumed",
                        domain -> domain.as(Lifecycle.class).resume()),
                Command.of(
                        "dompmsuspend <domain> <target> [--duration <number>]",
                        "let a guest put itself to sleep",
                        DomainCommands::pmSuspend),
                Command.of("dompmwakeup <domain>", "wake a sleeping guest", DomainCommands::pmWakeup),
                Command.of(
                        "set-lifecycle-action <domain> <type> <action> [--config] [--live] [--current]",
                        "say what happens when a guest ends",
                        DomainCommands::setLifecycleAction),
                Command.of(
                        "undefine <domain> [--managed-save] [--snapshots-metadata] [--checkpoints-metadata] [--nvram]"
                                + " [--keep-nvram] [--tpm] [--keep-tpm]",
                        "drop a definition",
                        DomainCommands::undefine),
                Command.of("domrename <domain> <new-name>", "give a domain another name", DomainCommands::rename),
                Command.of("autostart <domain> [--disable]", "start with the host, or not", DomainCommands::autostart),
                Command.of(
                        "dumpxml <domain> [--inactive] [--security-info] [--update-cpu] [--migratable]",
                        "print the XML",
                        DomainCommands::dumpXml));
    }

    private static void define(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        DomainRef domain = shell.attempt(
                "Failed to define domain from " + file,
                () -> shell.connect()
                        .as(Domains.class)
                        .defineDomain(Documents.read(file), arguments.flags(DefineFlag.class)));
        shell.extra("Domain '" + domain.name() + "' defined from " + file + "\n");
    }

    private static void create(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        DomainRef domain = shell.attempt(
                "Failed to create domain from " + file,
                () -> shell.connect()
                        .as(Domains.class)
                        .createDomain(Documents.read(file), arguments.flags(StartFlag.class)));
        shell.extra("Domain '" + domain.name() + "' created from " + file + "\n");
    }

    private static void start(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        if (domain.as(Inspect.class).isActive()) {
            throw new CommandFailed("Domain is already active");
        }
        shell.attempt(
                "Failed to start domain '" + domain.name() + "'",
                () -> domain.as(Lifecycle.class).start(arguments.flags(StartFlag.class)));
        shell.extra("Domain '" + domain.name() + "' started\n");
    }

    private static void shutdown(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Set<ShutdownFlag> modes = EnumSet.noneOf(ShutdownFlag.class);
        modes(arguments).forEach(mode -> modes.add(ShutdownFlag.valueOf(mode)));
        shell.attempt(
                "Failed to shutdown domain '" + domain.name() + "'",
                () -> domain.as(Lifecycle.class).shutdown(modes));
        shell.extra("Domain '" + domain.name() + "' is being shutdown\n");
    }

    private static void reboot(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Set<RebootFlag> modes = EnumSet.noneOf(RebootFlag.class);
        modes(arguments).forEach(mode -> modes.add(RebootFlag.valueOf(mode)));
        shell.attempt(
                "Failed to reboot domain '" + domain.name() + "'",
                () -> domain.as(Lifecycle.class).reboot(modes));
        shell.extra("Domain '" + domain.name() + "' is being rebooted\n");
    }

    private static List<String> modes(Arguments arguments) {
        return arguments.find("mode").stream()
                .flatMap(modes -> List.of(modes.split(",")).stream())
                .map(mode -> switch (mode) {
                    case "acpi" -> "ACPI_POWER_BTN";
                    case "agent" -> "GUEST_AGENT";
                    case "initctl" -> "INITCTL";
                    case "signal" -> "SIGNAL";
                    case "paravirt" -> "PARAVIRT";
                    default ->
                        throw new CommandFailed("Unknown mode " + mode
                                + " value, expecting 'acpi', 'agent', 'initctl', 'signal', or 'paravirt'");
                })
                .toList();
    }

    private static void destroy(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        shell.attempt(
                "Failed to destroy domain '" + domain.name() + "'",
                () -> domain.as(Lifecycle.class).destroy(arguments.flags(DestroyFlag.class)));
        shell.extra("Domain '" + domain.name() + "' destroyed\n");
    }

    private static void pmSuspend(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        SuspendTarget target = arguments.constant("target", SuspendTarget.class).orElseThrow();
        Duration duration = Duration.ofSeconds(arguments.longNumber("duration").orElse(0));
        shell.attempt(
                "Domain '" + domain.name() + "' could not be suspended",
                () -> domain.as(Lifecycle.class).pmSuspend(target, duration));
        shell.extra("Domain '" + domain.name() + "' successfully suspended\n");
    }

    private static void pmWakeup(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        shell.attempt(
                "Domain '" + domain.name() + "' could not be woken up",
                () -> domain.as(Lifecycle.class).pmWakeup());
        shell.extra("Domain '" + domain.name() + "' successfully woken up\n");
    }

    private static void setLifecycleAction(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        LifecycleKind kind = arguments.constant("type", LifecycleKind.class).orElseThrow();
        LifecycleAction action =
                arguments.constant("action", LifecycleAction.class).orElseThrow();
        shell.attempt(
                "Unable to change lifecycle action.",
                () -> domain.as(Lifecycle.class).setLifecycleAction(kind, action, arguments.flags(Impact.class)));
    }

    private static void undefine(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        shell.attempt(
                "Failed to undefine domain '" + domain.name() + "'",
                () -> domain.as(Definition.class).undefine(arguments.flags(UndefineFlag.class)));
        shell.extra("Domain '" + domain.name() + "' has been undefined\n");
    }

    private static void rename(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        domain.as(Definition.class).rename(arguments.get("new-name"));
        shell.extra("Domain successfully renamed\n");
    }

    private static void autostart(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        boolean on = !arguments.has("disable");
        shell.attempt(
                String.format(
                        Locale.ROOT, "Failed to %s domain '%s' as autostarted", on ? "mark" : "unmark", domain.name()),
                () -> domain.as(Definition.class).setAutostart(on));
        shell.extra("Domain '" + domain.name() + "' " + (on ? "marked" : "unmarked") + " as autostarted\n");
    }

    private static void dumpXml(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Set<DomainXmlFlag> flags = arguments.flags(DomainXmlFlag.class);
        if (arguments.has("security-info")) {
            flags.add(DomainXmlFlag.SECURE);
        }
        shell.print(domain.as(Inspect.class).xmlDesc(flags));
    }
}

package io.vireo.shell;

import io.vireo.NotFound;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands that read a domain's description, or what people wrote into it. */
final class DescriptionCommands {

    private static final int FIRST_VNC_PORT = 5900;

    private DescriptionCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "domid <domain>",
                        "print the id",
                        (shell, arguments) ->
                                shell.printLine("%s", id(shell.lookup().domain(arguments)))),
                Command.of(
                        "domuuid <domain>",
                        "print the UUID",
                        (shell, arguments) -> shell.printLine(
                                "%s", shell.lookup().domain(arguments).uuid())),
                Command.of(
                        "domname <domain>",
                        "print the name",
                        (shell, arguments) -> shell.printLine(
                                "%s", shell.lookup().domain(arguments).name())),
                Command.of(
                        "desc <domain> [--live] [--config] [--current] [--title] [<new-desc>]...",
                        "print or change description or title",
                        DescriptionCommands::describe),
                Command.of(
                        "metadata <domain> <uri> [--live] [--config] [--current] [--key <string>] [--set <string>] [--remove]",
                        "print or change metadata of a namespace",
                        DescriptionCommands::metadata),
                Command.of("vncdisplay <domain>", "print where a VNC viewer connects", DescriptionCommands::vncDisplay),
                Command.of("domdisplay <domain>", "print the URI of the display", DescriptionCommands::display),
                Command.of("ttyconsole <domain>", "print the terminal of the console", DescriptionCommands::terminal));
    }

    static Command blockList() {
        return Command.of("domblklist <domain> [--inactive] [--details]", "list disks", DescriptionCommands::blocks);
    }

    static Command interfaceList() {
        return Command.of("domiflist <domain> [--inactive]", "list interfaces", DescriptionCommands::interfaces);
    }

    private static String id(Domain domain) {
        return domain.ref().id().isPresent() ? String.valueOf(domain.ref().id().getAsInt()) : "-";
    }

    private static Element description(ShellSession shell, Arguments arguments, Set<DomainXmlFlag> flags) {
        return Element.parse(shell.lookup().domain(arguments).as(Inspect.class).xmlDesc(flags));
    }

    private static void blocks(ShellSession shell, Arguments arguments) {
        boolean details = arguments.has("details");
        Table table = details ? new Table("Type", "Device", "Target", "Source") : new Table("Target", "Source");
        for (Element disk : description(shell, arguments, arguments.flags(DomainXmlFlag.class))
                .findAll("devices/disk")) {
            String target = disk.at("target/@dev").orElse("-");
            String source = source(disk);
            if (details) {
                table.row(
                        disk.attribute("type").orElse("-"),
                        disk.attribute("device").orElse("-"),
                        target,
                        source);
            } else {
                table.row(target, source);
            }
        }
        shell.print(table);
    }

    private static String source(Element disk) {
        return disk.at("source/@file")
                .or(() -> disk.at("source/@dev"))
                .or(() -> disk.at("source/@dir"))
                .or(() -> disk.at("source/@name"))
                .or(() -> disk.at("source/@volume"))
                .or(() -> disk.at("source/@path"))
                .orElse("-");
    }

    private static void interfaces(ShellSession shell, Arguments arguments) {
        Table table = new Table("Interface", "Type", "Source", "Model", "MAC");
        for (Element each : description(shell, arguments, arguments.flags(DomainXmlFlag.class))
                .findAll("devices/interface")) {
            String type = each.attribute("type").orElse("-");
            table.row(
                    each.at("target/@dev").orElse("-"),
                    type,
                    each.at("source/@" + (type.equals("direct") ? "dev" : type)).orElse("-"),
                    each.at("model/@type").orElse("-"),
                    each.at("mac/@address").orElse("-"));
        }
        shell.print(table);
    }

    private static void describe(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        boolean title = arguments.has("title");
        MetadataKind kind = title ? MetadataKind.TITLE : MetadataKind.DESCRIPTION;
        String what = title ? "title" : "description";
        Metadata metadata = domain.as(Metadata.class);
        Set<Impact> impact = arguments.flags(Impact.class);
        List<String> words = arguments.rest("new-desc");
        if (words.isEmpty()) {
            shell.print(text(metadata, kind, impact).orElse("No " + what + " for domain: " + domain.name()));
            return;
        }
        shell.attempt(
                "Failed to set new domain " + what,
                () -> metadata.setMetadata(
                        kind, Optional.of(String.join(" ", words)), Optional.empty(), Optional.empty(), impact));
        shell.extra("Domain " + what + " updated successfully");
    }

    private static Optional<String> text(Metadata metadata, MetadataKind kind, Set<Impact> impact) {
        try {
            return Optional.of(metadata.metadata(kind, Optional.empty(), impact));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private static void metadata(ShellSession shell, Arguments arguments) {
        Metadata metadata = shell.lookup().domain(arguments).as(Metadata.class);
        Optional<String> uri = arguments.find("uri");
        Set<Impact> impact = arguments.flags(Impact.class);
        if (arguments.has("remove")) {
            metadata.setMetadata(MetadataKind.ELEMENT, Optional.empty(), arguments.find("key"), uri, impact);
            shell.extra("Metadata removed\n");
        } else if (arguments.has("set")) {
            metadata.setMetadata(MetadataKind.ELEMENT, arguments.find("set"), arguments.find("key"), uri, impact);
            shell.extra("Metadata modified\n");
        } else {
            shell.printLine(
                    "%s", metadata.metadata(MetadataKind.ELEMENT, uri, impact).stripTrailing());
        }
    }

    private static Optional<Element> graphics(ShellSession shell, Arguments arguments, String type) {
        Domain domain = shell.lookup().domain(arguments);
        if (!domain.as(Inspect.class).isActive()) {
            throw new CommandFailed("Domain is not running");
        }
        return Element.parse(domain.as(Inspect.class).xmlDesc(Set.of())).findAll("devices/graphics").stream()
                .filter(each -> type.isEmpty() || each.has("type", type))
                .findFirst();
    }

    private static void vncDisplay(ShellSession shell, Arguments arguments) {
        Element vnc = graphics(shell, arguments, "vnc")
                .orElseThrow(() -> new CommandFailed("Failed to get VNC port. Is this domain using VNC?"));
        Optional<String> socket = vnc.attribute("socket").or(() -> vnc.at("listen/@socket"));
        if (socket.isPresent()) {
            shell.printLine("%s", socket.get());
            return;
        }
        int port = Integer.parseInt(vnc.attribute("port").orElse("-1"));
        String listen =
                vnc.attribute("listen").filter(host -> !host.equals("0.0.0.0")).orElse("");
        shell.printLine("%s:%d", listen, port - FIRST_VNC_PORT);
    }

    private static void display(ShellSession shell, Arguments arguments) {
        Element graphics =
                graphics(shell, arguments, "").orElseThrow(() -> new CommandFailed("No graphical display found"));
        String type = graphics.attribute("type").orElse("vnc");
        Optional<String> socket = graphics.attribute("socket").or(() -> graphics.at("listen/@socket"));
        if (socket.isPresent()) {
            shell.printLine("%s+unix://%s", type, socket.get());
            return;
        }
        String host = graphics.attribute("listen")
                .filter(each -> !each.equals("0.0.0.0"))
                .orElse("localhost");
        int port = Integer.parseInt(graphics.attribute("port").orElse("-1"));
        shell.printLine("%s://%s:%d", type, host, type.equals("vnc") ? port - FIRST_VNC_PORT : port);
    }

    private static void terminal(ShellSession shell, Arguments arguments) {
        Element domain = description(shell, arguments, Set.of());
        shell.print(domain.at("devices/console/@tty")
                .or(() -> domain.at("devices/console/source/@path"))
                .map(path -> path + "\n")
                .orElseThrow(() -> new CommandFailed("")));
    }
}

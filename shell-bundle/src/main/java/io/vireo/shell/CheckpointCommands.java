package io.vireo.shell;

import io.vireo.NotFound;
import io.vireo.domain.Checkpoint;
import io.vireo.domain.CheckpointCreateFlag;
import io.vireo.domain.CheckpointDeleteFlag;
import io.vireo.domain.CheckpointListFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.CheckpointXmlFlag;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Domain;
import io.vireo.xml.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands about checkpoints, from which incremental backups begin. */
final class CheckpointCommands {

    private static final String TIME = "yyyy-MM-dd HH:mm:ss Z";

    private CheckpointCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "checkpoint-create <domain> [<xmlfile>] [--redefine] [--redefine-validate] [--quiesce]",
                        "make a checkpoint",
                        CheckpointCommands::create),
                Command.of(
                        "checkpoint-list <domain> [--parent] [--roots] [--leaves] [--no-leaves] [--topological] [--name]",
                        "list checkpoints",
                        CheckpointCommands::list),
                Command.of(
                        "checkpoint-dumpxml <domain> <checkpointname> [--security-info] [--no-domain] [--size]",
                        "print the XML",
                        CheckpointCommands::dumpXml),
                Command.of(
                        "checkpoint-parent <domain> <checkpointname>",
                        "print the parent's name",
                        CheckpointCommands::parent),
                Command.of(
                        "checkpoint-delete <domain> <checkpointname> [--children] [--children-only] [--metadata]",
                        "delete a checkpoint",
                        CheckpointCommands::delete));
    }

    private static Checkpoint find(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        return shell.connect().at(domain.as(Checkpoints.class).checkpointByName(arguments.get("checkpointname")));
    }

    private static void create(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Optional<String> file = arguments.find("xmlfile");
        String xml = file.map(Documents::read).orElse("<domaincheckpoint/>");
        CheckpointRef made =
                domain.as(Checkpoints.class).createCheckpoint(xml, arguments.flags(CheckpointCreateFlag.class));
        shell.extra("Domain checkpoint " + made.name() + " created"
                + file.map(name -> " from '" + name + "'").orElse(""));
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Set<CheckpointListFlag> flags = arguments.flags(CheckpointListFlag.class);
        List<Checkpoint> checkpoints = domain.as(Checkpoints.class).listCheckpoints(flags).stream()
                .sorted(Comparator.comparing(CheckpointRef::name))
                .map(shell.connect()::at)
                .toList();
        if (arguments.has("name")) {
            checkpoints.forEach(each -> shell.printLine("%s", each.name()));
            return;
        }
        boolean parents = arguments.has("parent");
        Table table = parents ? new Table("Name", "Creation Time", "Parent") : new Table("Name", "Creation Time");
        for (Checkpoint each : checkpoints) {
            Element xml = Element.parse(each.control().xmlDesc(EnumSet.of(CheckpointXmlFlag.NO_DOMAIN)));
            if (parents) {
                table.row(each.name(), time(xml), xml.at("parent/name").orElse(""));
            } else {
                table.row(each.name(), time(xml));
            }
        }
        shell.print(table);
    }

    private static String time(Element xml) {
        Instant time =
                Instant.ofEpochSecond(Long.parseLong(xml.at("creationTime").orElse("0")));
        return DateTimeFormatter.ofPattern(TIME)
                .withZone(ZoneId.systemDefault())
                .format(time);
    }

    private static void dumpXml(ShellSession shell, Arguments arguments) {
        Set<CheckpointXmlFlag> flags = arguments.flags(CheckpointXmlFlag.class);
        if (arguments.has("security-info")) {
            flags.add(CheckpointXmlFlag.SECURE);
        }
        shell.print(find(shell, arguments).control().xmlDesc(flags));
    }

    private static void parent(ShellSession shell, Arguments arguments) {
        Checkpoint checkpoint = find(shell, arguments);
        try {
            shell.printLine("%s", checkpoint.control().parent().name());
        } catch (NotFound none) {
            throw new CommandFailed("checkpoint '" + checkpoint.name() + "' has no parent");
        }
    }

    private static void delete(ShellSession shell, Arguments arguments) {
        Checkpoint checkpoint = find(shell, arguments);
        Set<CheckpointDeleteFlag> flags = arguments.flags(CheckpointDeleteFlag.class);
        if (arguments.has("metadata")) {
            flags.add(CheckpointDeleteFlag.METADATA_ONLY);
        }
        shell.attempt(
                "Failed to delete checkpoint " + checkpoint.name(),
                () -> checkpoint.control().delete(flags));
        shell.extra("Domain checkpoint " + checkpoint.name()
                + (arguments.has("children-only") ? " children deleted\n" : " deleted\n"));
    }
}

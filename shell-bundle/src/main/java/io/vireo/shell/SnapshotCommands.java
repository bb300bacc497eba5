package io.vireo.shell;

import io.vireo.NotFound;
import io.vireo.domain.Domain;
import io.vireo.domain.Snapshot;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotListFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.SnapshotXmlFlag;
import io.vireo.domain.Snapshots;
import io.vireo.xml.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The commands about a domain's snapshots. */
final class SnapshotCommands {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx").withZone(ZoneId.systemDefault());
    private static final String WHICH = " <domain> [<snapshotname>] [--current]";

    private SnapshotCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "snapshot-create <domain> [<xmlfile>] [--redefine] [--current] [--no-metadata] [--halt]"
                                + " [--disk-only] [--quiesce] [--atomic] [--live] [--validate]",
                        "take a snapshot, described by a file",
                        SnapshotCommands::create),
                Command.of(
                        "snapshot-create-as <domain> [<name>] [<description>] [--print-xml] [--no-metadata]"
                                + " [--halt] [--disk-only] [--quiesce] [--atomic] [--live]",
                        "take a snapshot, described by words",
                        SnapshotCommands::createAs),
                Command.of(
                        "snapshot-list <domain> [--parent] [--roots] [--leaves] [--no-leaves] [--metadata]"
                                + " [--no-metadata] [--inactive] [--active] [--disk-only] [--internal] [--external]"
                                + " [--tree] [--name] [--topological]",
                        "list snapshots",
                        SnapshotCommands::list),
                Command.of("snapshot-info" + WHICH, "show what a snapshot is", SnapshotCommands::info),
                Command.of(
                        "snapshot-current <domain> [--name]", "show the current snapshot", SnapshotCommands::current),
                Command.of("snapshot-parent" + WHICH, "print the parent's name", SnapshotCommands::parent),
                Command.of(
                        "snapshot-dumpxml <domain> <snapshotname> [--security-info]",
                        "print the XML",
                        SnapshotCommands::dumpXml),
                Command.of(
                        "snapshot-revert" + WHICH + " [--running] [--paused] [--force]",
                        "go back to a snapshot",
                        SnapshotCommands::revert),
                Command.of(
                        "snapshot-delete" + WHICH + " [--children] [--children-only] [--metadata]",
                        "delete a snapshot",
                        SnapshotCommands::delete));
    }

    private static void create(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Optional<String> file = arguments.find("xmlfile");
        String xml = file.map(Documents::read).orElse("<domainsnapshot/>");
        SnapshotRef snapshot =
                domain.as(Snapshots.class).createSnapshot(xml, arguments.flags(SnapshotCreateFlag.class));
        shell.extra("Domain snapshot " + snapshot.name() + " created"
                + file.map(name -> " from '" + name + "'").orElse(""));
    }

    private static void createAs(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        List<Element> parts = new ArrayList<>();
        arguments.find("name").ifPresent(name -> parts.add(Element.of("name", name)));
        arguments.find("description").ifPresent(text -> parts.add(Element.of("description", text)));
        String xml = Element.of("domainsnapshot").addAll(parts).toString();
        if (arguments.has("print-xml")) {
            shell.print(xml);
            return;
        }
        SnapshotRef snapshot =
                domain.as(Snapshots.class).createSnapshot(xml, arguments.flags(SnapshotCreateFlag.class));
        shell.extra("Domain snapshot " + snapshot.name() + " created");
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Set<SnapshotListFlag> flags = arguments.flags(SnapshotListFlag.class);
        List<Snapshot> snapshots = domain.as(Snapshots.class).listSnapshots(flags).stream()
                .sorted(Comparator.comparing(SnapshotRef::name))
                .map(shell.connect()::at)
                .toList();
        if (arguments.has("name")) {
            snapshots.forEach(snapshot -> shell.printLine("%s", snapshot.name()));
        } else if (arguments.has("tree")) {
            tree(shell, snapshots);
        } else {
            shell.print(table(snapshots, arguments.has("parent")));
        }
    }

    private static Table table(List<Snapshot> snapshots, boolean withParent) {
        Table table = withParent
                ? new Table("Name", "Creation Time", "State", "Parent")
                : new Table("Name", "Creation Time", "State");
        for (Snapshot snapshot : snapshots) {
            Element xml = xml(snapshot);
            String time = TIME.format(
                    Instant.ofEpochSecond(Long.parseLong(xml.at("creationTime").orElse("0"))));
            String state = xml.at("state").orElse("");
            if (withParent) {
                table.row(snapshot.name(), time, state, xml.at("parent/name").orElse(""));
            } else {
                table.row(snapshot.name(), time, state);
            }
        }
        return table;
    }

    private static void tree(ShellSession shell, List<Snapshot> snapshots) {
        Map<String, List<String>> children = new TreeMap<>();
        List<String> roots = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            Optional<String> parent = xml(snapshot).at("parent/name");
            if (parent.isPresent()) {
                children.computeIfAbsent(parent.get(), name -> new ArrayList<>())
                        .add(snapshot.name());
            } else {
                roots.add(snapshot.name());
            }
        }
        shell.print(Tree.text(roots, name -> children.getOrDefault(name, List.of())));
    }

    private static Element xml(Snapshot snapshot) {
        return Element.parse(snapshot.as(SnapshotControl.class).xmlDesc(Set.of()));
    }

    private static void info(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Snapshot snapshot = shell.lookup().snapshot(domain, arguments);
        SnapshotControl control = snapshot.as(SnapshotControl.class);
        Element xml = xml(snapshot);
        shell.field("Name", snapshot.name());
        shell.field("Domain", domain.name());
        shell.field("Current", Show.yesNo(control.isCurrent()));
        shell.field("State", xml.at("state").orElse(""));
        boolean external = xml.findAll("disks/disk").stream().anyMatch(disk -> disk.has("snapshot", "external"))
                || xml.at("memory/@snapshot").filter("external"::equals).isPresent();
        shell.field("Location", external ? "external" : "internal");
        shell.field("Parent", xml.at("parent/name").orElse("-"));
        shell.field("Children", control.listChildren(Set.of()).size());
        shell.field("Descendants", descendants(shell, snapshot.ref()));
        shell.field("Metadata", Show.yesNo(control.hasMetadata()));
    }

    private static int descendants(ShellSession shell, SnapshotRef snapshot) {
        int count = 0;
        for (SnapshotRef child :
                shell.connect().at(snapshot).as(SnapshotControl.class).listChildren(Set.of())) {
            count += 1 + descendants(shell, child);
        }
        return count;
    }

    private static void current(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        SnapshotRef current = domain.as(Snapshots.class).currentSnapshot();
        if (arguments.has("name")) {
            shell.printLine("%s", current.name());
        } else {
            shell.print(shell.connect().at(current).as(SnapshotControl.class).xmlDesc(Set.of()));
        }
    }

    private static void parent(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Snapshot snapshot = shell.lookup().snapshot(domain, arguments);
        try {
            shell.printLine("%s", snapshot.as(SnapshotControl.class).parent().name());
        } catch (NotFound none) {
            throw new CommandFailed("snapshot '" + snapshot.name() + "' has no parent");
        }
    }

    private static void dumpXml(ShellSession shell, Arguments arguments) {
        Snapshot snapshot = shell.lookup().snapshot(shell.lookup().domain(arguments), arguments);
        Set<SnapshotXmlFlag> flags = arguments.has("security-info")
                ? EnumSet.of(SnapshotXmlFlag.SECURE)
                : EnumSet.noneOf(SnapshotXmlFlag.class);
        shell.print(snapshot.as(SnapshotControl.class).xmlDesc(flags));
    }

    private static void revert(ShellSession shell, Arguments arguments) {
        Snapshot snapshot = shell.lookup().snapshot(shell.lookup().domain(arguments), arguments);
        snapshot.as(SnapshotControl.class).revert(arguments.flags(SnapshotRevertFlag.class));
        shell.extra("Domain snapshot " + snapshot.name() + " reverted\n");
    }

    private static void delete(ShellSession shell, Arguments arguments) {
        Snapshot snapshot = shell.lookup().snapshot(shell.lookup().domain(arguments), arguments);
        Set<SnapshotDeleteFlag> flags = arguments.flags(SnapshotDeleteFlag.class);
        if (arguments.has("metadata")) {
            flags.add(SnapshotDeleteFlag.METADATA_ONLY);
        }
        shell.attempt(
                "Failed to delete snapshot " + snapshot.name(),
                () -> snapshot.as(SnapshotControl.class).delete(flags));
        shell.extra("Domain snapshot " + snapshot.name()
                + (arguments.has("children-only") ? " children deleted\n" : " deleted\n"));
    }
}

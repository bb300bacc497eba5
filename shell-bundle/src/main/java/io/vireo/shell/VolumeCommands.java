package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.VirtStream;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StorageVol;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolInfo;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands about storage volumes. */
final class VolumeCommands {

    private VolumeCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("vol-list <pool> [--details]", "list volumes", VolumeCommands::list),
                Command.of("vol-info <vol> [--pool <string>] [--bytes]", "show what a volume is", VolumeCommands::info),
                Command.of(
                        "vol-create <pool> <file> [--prealloc-metadata] [--validate]",
                        "create a volume from a file",
                        VolumeCommands::create),
                Command.of(
                        "vol-create-as <pool> <name> <capacity> [--allocation <string>] [--format <string>]"
                                + " [--backing-vol <string>] [--backing-vol-format <string>] [--prealloc-metadata]"
                                + " [--print-xml]",
                        "create a volume from words",
                        VolumeCommands::createAs),
                Command.of(
                        "vol-create-from <pool> <file> <vol> [--inputpool <string>] [--prealloc-metadata] [--reflink]",
                        "create a volume with the content of another",
                        VolumeCommands::createFrom),
                Command.of(
                        "vol-clone <vol> <newname> [--pool <string>] [--prealloc-metadata] [--reflink]",
                        "copy a volume",
                        VolumeCommands::copy),
                Command.of("vol-delete <vol> [--pool <string>]", "delete a volume", VolumeCommands::delete),
                Command.of(
                        "vol-resize <vol> <capacity> [--pool <string>] [--allocate] [--delta] [--shrink]",
                        "change a volume's size",
                        VolumeCommands::resize),
                Command.of(
                        "vol-wipe <vol> [--pool <string>] [--algorithm <string>]",
                        "overwrite a volume's content",
                        VolumeCommands::wipe),
                Command.of(
                        "vol-upload <vol> <file> [--pool <string>] [--offset <number>] [--length <number>]",
                        "write a file into a volume",
                        VolumeCommands::upload),
                Command.of(
                        "vol-download <vol> <file> [--pool <string>] [--offset <number>] [--length <number>]",
                        "read a volume into a file",
                        VolumeCommands::download),
                Command.of("vol-dumpxml <vol> [--pool <string>]", "print the XML", VolumeCommands::dumpXml),
                Command.of("vol-key <vol> [--pool <string>]", "print the key", VolumeCommands::key),
                Command.of("vol-path <vol> [--pool <string>]", "print the path", VolumeCommands::path),
                Command.of("vol-name <vol> [--pool <string>]", "print the name", VolumeCommands::name),
                Command.of("vol-pool <vol> [--uuid]", "print the pool", VolumeCommands::pool));
    }

    private static void list(ShellSession shell, Arguments arguments) {
        StoragePool pool = shell.lookup().pool(arguments);
        List<StorageVol> vols = pool.listVols().stream()
                .sorted(Comparator.comparing(StorageVol::name))
                .toList();
        Table table = arguments.has("details")
                ? new Table("Name", "Path", "Type", "Capacity", "Allocation")
                : new Table("Name", "Path");
        for (StorageVol vol : vols) {
            if (arguments.has("details")) {
                StorageVolInfo info = vol.info();
                table.row(
                        vol.name(),
                        vol.path(),
                        Show.word(info.type()),
                        Show.capacity(info.capacity()),
                        Show.capacity(info.allocation()));
            } else {
                table.row(vol.name(), vol.path());
            }
        }
        shell.print(table);
    }

    private static void info(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        StorageVolInfo info = vol.info();
        shell.field("Name", vol.name());
        shell.field("Type", Show.word(info.type()));
        shell.field("Capacity", Show.capacity(info.capacity(), arguments.has("bytes")));
        shell.field("Allocation", Show.capacity(info.allocation(), arguments.has("bytes")));
    }

    private static void create(ShellSession shell, Arguments arguments) {
        StoragePool pool = shell.lookup().pool(arguments);
        String file = arguments.get("file");
        String name = shell.attempt(
                "Failed to create vol from " + file,
                () -> pool.vols()
                        .createVol(Documents.read(file), arguments.flags(StorageVolCreateFlag.class))
                        .name());
        shell.extra("Vol " + name + " created from " + file + "\n");
    }

    private static void createAs(ShellSession shell, Arguments arguments) {
        StoragePool pool = shell.lookup().pool(arguments);
        String xml = describe(pool, arguments);
        if (arguments.has("print-xml")) {
            shell.print(xml);
            return;
        }
        String name = shell.attempt(
                "Failed to create vol " + arguments.get("name"),
                () -> pool.vols()
                        .createVol(xml, arguments.flags(StorageVolCreateFlag.class))
                        .name());
        shell.extra("Vol " + name + " created\n");
    }

    private static String describe(StoragePool pool, Arguments arguments) {
        Element vol = Element.of("volume")
                .add("name", arguments.get("name"))
                .add(bytes("capacity", arguments.size("capacity", 1).orElseThrow()));
        Optional<Bytes> allocation = arguments.size("allocation", 1);
        if (allocation.isPresent()) {
            vol = vol.add(bytes("allocation", allocation.get()));
        }
        vol = vol.add(Element.of("target").addAll(format(arguments.find("format"))));
        Optional<String> backing = arguments.find("backing-vol");
        if (backing.isPresent()) {
            vol = vol.add(Element.of("backingStore")
                    .add("path", backingPath(pool, backing.get()))
                    .addAll(format(arguments.find("backing-vol-format"))));
        }
        return vol.toString();
    }

    private static List<Element> format(Optional<String> format) {
        return format.map(type -> Element.of("format").with("type", type)).stream()
                .toList();
    }

    private static String backingPath(StoragePool pool, String backing) {
        return Path.of(backing).isAbsolute() ? backing : pool.vol(backing).path();
    }

    private static Element bytes(String name, Bytes amount) {
        return Element.of(name, String.valueOf(amount.bytes())).with("unit", "bytes");
    }

    private static void createFrom(ShellSession shell, Arguments arguments) {
        StoragePool pool = shell.lookup().pool(arguments);
        StorageVol original = shell.lookup().vol(arguments.get("vol"), arguments.find("inputpool"));
        String file = arguments.get("file");
        String name = shell.attempt(
                "Failed to create vol from " + file,
                () -> pool.vols()
                        .createVolFrom(
                                Documents.read(file), original.ref(), arguments.flags(StorageVolCreateFlag.class))
                        .name());
        shell.extra("Vol " + name + " created from input vol " + original.name() + "\n");
    }

    private static void copy(ShellSession shell, Arguments arguments) {
        StorageVol original = shell.lookup().vol(arguments);
        String newName = arguments.get("newname");
        Element renamed = Element.parse(original.xmlDesc())
                .withoutChildren("key")
                .mapChildren("name", name -> name.withText(newName));
        shell.attempt(
                "Failed to clone vol from " + original.name(),
                () -> original.pool()
                        .vols()
                        .createVolFrom(
                                renamed.toString(), original.ref(), arguments.flags(StorageVolCreateFlag.class)));
        shell.extra("Vol " + newName + " cloned from " + original.name() + "\n");
    }

    private static void delete(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        shell.attempt(
                "Failed to delete vol " + vol.name(),
                () -> vol.control().delete(arguments.flags(StorageVolDeleteFlag.class)));
        shell.extra("Vol " + vol.name() + " deleted\n");
    }

    private static void resize(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        Bytes capacity = arguments.size("capacity", 1).orElseThrow();
        Set<StorageVolResizeFlag> flags = arguments.flags(StorageVolResizeFlag.class);
        shell.attempt(
                "Failed to change size of volume '" + vol.name() + "' to " + arguments.get("capacity"),
                () -> vol.control().resize(capacity, flags));
        shell.extra("Size of volume '" + vol.name() + "' successfully changed "
                + (arguments.has("delta") ? "by " : "to ") + arguments.get("capacity") + "\n");
    }

    private static void wipe(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        WipeAlgorithm algorithm =
                arguments.constant("algorithm", WipeAlgorithm.class).orElse(WipeAlgorithm.ZERO);
        shell.attempt("Failed to wipe vol " + vol.name(), () -> vol.control().wipe(algorithm));
        shell.extra("Vol " + vol.name() + " wiped\n");
    }

    private static void upload(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        Bytes offset = Bytes.of(arguments.longNumber("offset").orElse(0));
        Bytes length = Bytes.of(arguments.longNumber("length").orElse(0));
        shell.attempt("cannot upload to volume " + vol.name(), () -> {
            try (VirtStream stream = vol.data().upload(offset, length, Set.of())) {
                Documents.send(arguments.get("file"), stream, length.bytes() == 0 ? Long.MAX_VALUE : length.bytes());
            }
        });
    }

    private static void download(ShellSession shell, Arguments arguments) {
        StorageVol vol = shell.lookup().vol(arguments);
        Bytes offset = Bytes.of(arguments.longNumber("offset").orElse(0));
        Bytes length = Bytes.of(arguments.longNumber("length").orElse(0));
        shell.attempt("cannot download from volume " + vol.name(), () -> {
            try (VirtStream stream = vol.data().download(offset, length, Set.of())) {
                Documents.receive(stream, arguments.get("file"));
            }
        });
    }

    private static void dumpXml(ShellSession shell, Arguments arguments) {
        shell.print(shell.lookup().vol(arguments).xmlDesc());
    }

    private static void key(ShellSession shell, Arguments arguments) {
        shell.printLine("%s", shell.lookup().vol(arguments).key());
    }

    private static void path(ShellSession shell, Arguments arguments) {
        shell.printLine("%s", shell.lookup().vol(arguments).path());
    }

    private static void name(ShellSession shell, Arguments arguments) {
        shell.printLine("%s", shell.lookup().vol(arguments).name());
    }

    private static void pool(ShellSession shell, Arguments arguments) {
        StoragePool pool =
                shell.lookup().vol(arguments.get("vol"), Optional.empty()).pool();
        shell.printLine("%s", arguments.has("uuid") ? pool.uuid() : pool.name());
    }
}

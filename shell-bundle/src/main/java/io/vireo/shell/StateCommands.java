package io.vireo.shell;

import io.vireo.TypedParameters;
import io.vireo.domain.Domain;
import io.vireo.domain.DumpFlag;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.JobStats;
import io.vireo.domain.JobStatsFlag;
import io.vireo.domain.JobType;
import io.vireo.domain.Jobs;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveImageXmlFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.SavedImages;
import io.vireo.domain.StateFiles;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The commands that put a domain's state into files, and about jobs that take long. */
final class StateCommands {

    private static final String IMAGE = " [--bypass-cache] [--xml <string>] [--running] [--paused]";

    private StateCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of("save <domain> <file>" + IMAGE, "save a domain's state and end it", StateCommands::save),
                Command.of(
                        "restore <file>" + IMAGE + " [--reset-nvram]",
                        "go on from a saved state",
                        StateCommands::restore),
                Command.of(
                        "save-image-dumpxml <file> [--security-info]",
                        "print the XML in a saved state",
                        StateCommands::imageXml),
                Command.of(
                        "managedsave <domain> [--bypass-cache] [--running] [--paused]",
                        "save a domain's state for its next start",
                        StateCommands::managedSave),
                Command.of(
                        "managedsave-remove <domain>",
                        "drop the state saved for the next start",
                        StateCommands::removeSave),
                Command.of(
                        "managedsave-dumpxml <domain> [--security-info]",
                        "print the XML in the state saved for the next start",
                        StateCommands::managedXml),
                Command.of(
                        "dump <domain> <file> [--live] [--crash] [--bypass-cache] [--reset] [--memory-only] [--format <string>]",
                        "write a domain's memory into a file",
                        StateCommands::dump),
                Command.of(
                        "domjobinfo <domain> [--completed] [--keep-completed]",
                        "show the running job",
                        StateCommands::jobInfo),
                Command.of("domjobabort <domain>", "cancel the running job", StateCommands::abortJob));
    }

    private static TypedParameters parameters(Arguments arguments, String file) {
        TypedParameters.Builder parameters = TypedParameters.builder().ofString(SaveParameters.FILE, absolute(file));
        arguments.find("xml").ifPresent(xml -> parameters.ofString(SaveParameters.XML, Documents.read(xml)));
        return parameters.build();
    }

    /** The platform may run elsewhere, in another folder. */
    private static String absolute(String file) {
        return Path.of(file).toAbsolutePath().toString();
    }

    private static void save(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String file = arguments.get("file");
        shell.attempt(
                "Failed to save domain '" + domain.name() + "' to " + file,
                () -> domain.as(StateFiles.class).save(parameters(arguments, file), arguments.flags(SaveFlag.class)));
        shell.extra("\nDomain '" + domain.name() + "' saved to " + file + "\n");
    }

    private static void restore(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        shell.attempt(
                "Failed to restore domain from " + file,
                () -> shell.connect()
                        .as(SavedImages.class)
                        .restoreDomain(parameters(arguments, file), arguments.flags(SaveFlag.class)));
        shell.extra("Domain restored from " + file + "\n");
    }

    private static Set<SaveImageXmlFlag> secure(Arguments arguments) {
        return arguments.has("security-info")
                ? EnumSet.of(SaveImageXmlFlag.SECURE)
                : EnumSet.noneOf(SaveImageXmlFlag.class);
    }

    private static void imageXml(ShellSession shell, Arguments arguments) {
        shell.print(shell.connect()
                .as(SavedImages.class)
                .savedImageXml(absolute(arguments.get("file")), secure(arguments)));
    }

    private static void managedSave(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        shell.attempt(
                "Failed to save domain '" + domain.name() + "' state",
                () -> domain.as(ManagedSave.class).managedSave(arguments.flags(SaveFlag.class)));
        shell.extra("\nDomain '" + domain.name() + "' state saved by libvirt\n");
    }

    private static void removeSave(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        ManagedSave saved = domain.as(ManagedSave.class);
        if (!saved.hasManagedSave()) {
            shell.extra("Domain '" + domain.name() + "' has no manage save image; removal skipped");
            return;
        }
        shell.attempt(
                "Failed to remove managed save image for domain '" + domain.name() + "'", saved::removeManagedSave);
        shell.extra("Removed managedsave image for domain '" + domain.name() + "'");
    }

    private static void managedXml(ShellSession shell, Arguments arguments) {
        shell.print(shell.lookup().domain(arguments).as(ManagedSave.class).managedSaveXml(secure(arguments)));
    }

    private static void dump(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String file = arguments.get("file");
        DumpFormat format = arguments.find("format").map(StateCommands::format).orElse(DumpFormat.RAW);
        Set<DumpFlag> flags = arguments.flags(DumpFlag.class);
        shell.attempt(
                "Failed to core dump domain '" + domain.name() + "' to " + file,
                () -> domain.as(StateFiles.class).coreDump(absolute(file), format, flags));
        shell.extra("\nDomain '" + domain.name() + "' dumped to " + file + "\n");
    }

    private static DumpFormat format(String word) {
        return switch (word) {
            case "elf" -> DumpFormat.RAW;
            case "kdump-zlib" -> DumpFormat.KDUMP_ZLIB;
            case "kdump-lzo" -> DumpFormat.KDUMP_LZO;
            case "kdump-snappy" -> DumpFormat.KDUMP_SNAPPY;
            case "win-dmp" -> DumpFormat.WIN_DMP;
            default ->
                throw new CommandFailed("format '" + word + "' is not supported, expecting 'kdump-zlib', 'kdump-lzo',"
                        + " 'kdump-snappy', 'win-dmp' or 'elf'");
        };
    }

    private static void jobInfo(ShellSession shell, Arguments arguments) {
        Jobs jobs = shell.lookup().domain(arguments).as(Jobs.class);
        JobStats stats = jobs.jobStats(arguments.flags(JobStatsFlag.class));
        shell.printLine("%-17s %-12s", "Job type:", word(stats.type()));
        if (stats.type() != JobType.NONE) {
            stats.values().list().forEach(each -> shell.printLine("%-17s %-12s", each.name() + ":", each.text()));
        }
    }

    private static String word(JobType type) {
        String word = Show.word(type);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void abortJob(ShellSession shell, Arguments arguments) {
        shell.lookup().domain(arguments).as(Jobs.class).abortJob(Set.of());
    }
}

package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.DumpFlag;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.SaveFlag;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.StateFiles;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.LockLevel;
import io.vireo.xml.Element;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Writes the state or the memory of a guest to files of somebody's choice. */
final class QemuStateFiles implements StateFiles {

    private final QemuDomain domain;

    QemuStateFiles(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public void save(TypedParameters parameters, Set<SaveFlag> flags) {
        SaveChoices choices = new SaveChoices(flags);
        Path file = file(parameters
                .text(SaveParameters.FILE)
                .orElseThrow(() -> Refusal.invalid("missing file name to save " + domain.label() + " to")));
        try (Hold hold = domain.lock().acquire(LockLevel.MODIFY, "save", QemuDomain.PATIENCE)) {
            QemuGuest guest = domain.guest();
            Element own = Migratable.ofGuest(guest);
            Element definition = parameters
                    .text(SaveParameters.XML)
                    .map(xml -> SaveChoices.exchanged(domain.host(), own, xml))
                    .orElse(own);
            StateSave.to(file, guest, definition, choices.running(domain.state().isRunning()), hold);
        }
    }

    /** The path of a file; it must be absolute, because the platform may have another working folder than its caller. */
    static Path file(String text) {
        try {
            Path file = Path.of(text);
            if (file.isAbsolute() && file.getFileName() != null) {
                return file.normalize();
            }
        } catch (InvalidPathException malformed) {
            throw Refusal.invalid("not a path: '" + Seen.of(text) + "'");
        }
        throw Refusal.invalid("the path of a file must be absolute, not '" + Seen.of(text) + "'");
    }

    @Override
    public void coreDump(String file, DumpFormat format, Set<DumpFlag> flags) {
        String word = switch (format) {
            case RAW -> "elf";
            case KDUMP_ZLIB -> "kdump-zlib";
            case KDUMP_LZO -> "kdump-lzo";
            case KDUMP_SNAPPY -> "kdump-snappy";
            case WIN_DMP -> "win-dmp";
            default -> throw Refusal.invalid("unknown format of a dump: " + format);
        };
        if (flags.contains(DumpFlag.BYPASS_CACHE)) {
            throw Refusal.unsupported("bypassing the host's cache when dumping is not supported");
        }
        Path target = file(file);
        try (Hold hold = domain.lock().acquire(LockLevel.MODIFY, "dump", QemuDomain.PATIENCE)) {
            QemuGuest guest = domain.guest();
            CoreDump dump = new CoreDump(guest, target, word);
            dump.write(hold);
            if (flags.contains(DumpFlag.CRASH)) {
                GuestStop.now(guest, Ending.CRASHED);
            } else {
                dump.goOn(flags.contains(DumpFlag.RESET));
            }
        }
    }
}

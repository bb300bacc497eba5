package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The emulators that are installed on this host, each probed when it is first asked for and again when it changed. */
final class QemuEmulators implements Emulators {
    private static final Logger LOG = LoggerFactory.getLogger(QemuEmulators.class);

    private static final String PREFIX = "qemu-system-";

    /** Where QEMU's modules may be: a new one changes what an unchanged emulator can do. */
    private static final List<String> MODULES = List.of(
            "/usr/lib/x86_64-linux-gnu/qemu", "/usr/lib/aarch64-linux-gnu/qemu", "/usr/lib64/qemu", "/usr/lib/qemu");

    private final List<Path> folders;
    private final QemuProbe probe;
    private final ProbeCache cache;
    private final HostKvm kvm;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** What was found out, and what the emulator looked like then. */
    private record Known(Json key, QemuEmulator emulator) {}

    /**
     * @param folders where emulators are looked for, the first one wins
     */
    QemuEmulators(List<Path> folders, QemuProbe probe, ProbeCache cache, HostKvm kvm) {
        this.folders = List.copyOf(folders);
        this.probe = probe;
        this.cache = cache;
        this.kvm = kvm;
    }

    /** The folders of the environment's PATH, and those that every system has. */
    static List<Path> usualFolders() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin:/bin";
        return Stream.of(path.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .distinct()
                .toList();
    }

    /** The installed emulators by the architecture of their guests, without probing any. */
    Map<String, Path> installed() {
        var found = new TreeMap<String, Path>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(QemuEmulators::isEmulator)
                        .forEach(file -> found.putIfAbsent(QemuArch.fromTarget(target(file)), file));
            } catch (IOException e) {
                LOG.debug("No emulators are looked for in {}", folder, e);
            }
        }
        return found;
    }

    private static boolean isEmulator(Path file) {
        // Not qemu-system-x86_64-microvm and the like, which are the same emulator with less in it.
        return file.getFileName().toString().startsWith(PREFIX)
                && !target(file).contains("-")
                && Files.isRegularFile(file)
                && Files.isExecutable(file);
    }

    private static String target(Path file) {
        return file.getFileName().toString().substring(PREFIX.length());
    }

    @Override
    public QemuEmulator find(String domainType, String arch, Optional<String> path) {
        QemuAccelerator accelerator = QemuAccelerator.of(domainType)
                .orElseThrow(() -> Refusal.invalid("could not find capabilities for arch=" + arch + " domaintype="
                        + domainType + ": guests of QEMU have the type kvm or qemu"));
        QemuEmulator emulator = path.map(Path::of).map(this::at).orElseGet(() -> forArch(arch));
        if (!QemuArch.runs(emulator.arch(), arch)) {
            throw Refusal.unsupported("Emulator '" + emulator.binary() + "' does not support arch '" + arch
                    + "', its guests are " + emulator.arch());
        }
        if (!emulator.supports(accelerator)) {
            throw Refusal.unsupported(
                    "Emulator '" + emulator.binary() + "' does not support virt type '" + domainType
                            + "' on this host: KVM is missing, cannot be opened or cannot run ordinary guests; type='qemu' works");
        }
        return emulator;
    }

    /**
     * The emulator for guests of this architecture.
     *
     * @throws VirtException when none is installed, or when it cannot be probed
     */
    QemuEmulator forArch(String arch) {
        String name = PREFIX + QemuArch.toTarget(arch);
        return at(folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(QemuEmulators::isEmulator)
                .findFirst()
                .orElseThrow(() -> Refusal.unsupported(
                        "No emulator found for arch '" + arch + "': " + name + " is in none of " + folders)));
    }

    /** The emulators whose guests this driver takes and that can be probed; the others are left out. */
    List<QemuEmulator> all() {
        var emulators = new ArrayList<QemuEmulator>();
        var installed = installed();
        installed.keySet().removeIf(arch -> !isHonoured(arch));
        installed.values().forEach(binary -> {
            try {
                emulators.add(at(binary));
            } catch (VirtException e) {
                LOG.warn("An installed emulator is not offered. {}", e.getMessage());
            }
        });
        return emulators;
    }

    private static boolean isHonoured(String arch) {
        return Honoured.inDomain(Element.of("os").add(Element.of("type", "hvm").with("arch", arch)));
    }

    /**
     * The emulator at this place, which need not be one of the usual.
     *
     * @throws VirtException when there is none, or when it cannot be probed
     */
    QemuEmulator at(Path binary) {
        Json key = key(binary);
        Known current = known.get(binary);
        if (current == null || !current.key().equals(key)) {
            // Two threads may probe at once; both find the same.
            current = new Known(key, find(binary, key));
            known.put(binary, current);
        }
        return current.emulator();
    }

    private QemuEmulator find(Path binary, Json key) {
        Optional<QemuEmulator> cached = cache.read(binary, key)
                .map(facts -> QemuEmulator.of(binary, facts))
                .filter(QemuEmulator::isSound);
        if (cached.isPresent()) {
            return cached.get();
        }
        Json facts = probe.facts(binary, kvm.usable());
        QemuEmulator emulator = QemuEmulator.of(binary, facts);
        if (!emulator.isSound()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "The emulator " + binary + " says that it is QEMU " + emulator.version() + " for '"
                            + emulator.arch()
                            + "' with " + emulator.machines().size() + " machines; at least QEMU "
                            + QemuEmulator.OLDEST + " with one machine is needed");
        }
        cache.write(binary, key, facts);
        return emulator;
    }

    /** Everything that may change what a probe finds. */
    private Json key(Path binary) {
        if (!binary.isAbsolute()) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "The emulator must be given by its absolute path, not " + binary);
        }
        try {
            return Json.object()
                    .with("binary", binary.toString())
                    .with("size", Files.size(binary))
                    .with("changed", changed(binary))
                    .with(
                            "modules",
                            Json.texts(MODULES.stream()
                                    .map(Path::of)
                                    .filter(Files::exists)
                                    .map(this::time)
                                    .toList()))
                    .with("kernel", System.getProperty("os.version"))
                    .with("kvm", kvm.usable());
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, "Cannot check QEMU binary " + binary + ": " + reason(binary, e), e);
        }
    }

    private static String changed(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().toString();
    }

    private String time(Path folder) {
        try {
            return folder + " " + changed(folder);
        } catch (IOException e) {
            return folder + " " + e.getMessage();
        }
    }

    private static String reason(Path binary, IOException e) {
        return Files.exists(binary) ? e.getMessage() : "No such file or directory";
    }
}

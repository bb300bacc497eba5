package io.vireo.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Says whether platform and drivers may stand on one class path, where a single command finds them in a fraction of the
 * time that a framework takes. They may when a framework would do nothing for them that a class path does not: every
 * driver offers itself to {@link java.util.ServiceLoader}, none has an activator, a class path or a ranking of its own, and
 * a class that two files have, such as a library's that both bring along, is the same in both.
 */
final class OneClassPath {
    private static final String DRIVER_SERVICE = "META-INF/services/io.vireo.spi.Driver";
    private static final List<String> FRAMEWORK_ONLY =
            List.of("Bundle-Activator", "Bundle-ClassPath", "Bundle-NativeCode", "Fragment-Host");

    private record Origin(Path file, long checksum) {}

    private final Map<String, Origin> classes = new HashMap<>();

    private OneClassPath() {}

    /**
     * Ends with status 0 when they may, otherwise says why they may not and ends with 1. The start script asks this when
     * a file has changed.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Optional<String> objection = objection(Home.find(Optional.empty()));
        objection.ifPresent(System.out::println);
        System.exit(objection.isPresent() ? 1 : 0);
    }

    /** Why the packed platform and the drivers in the distribution's own folder may not; empty when they may. */
    static Optional<String> objection(Home home) {
        Refusals refusals = new Refusals();
        List<Path> drivers = new DriverFiles(List.of(home.folder().resolve("drivers")), refusals).list();
        if (!refusals.get().isEmpty()) {
            return Optional.of(refusals.get().toString());
        }
        OneClassPath path = new OneClassPath();
        List<Path> platform = Stream.of("lib", "bundles")
                .flatMap(name -> Home.jars(home.folder().resolve(name)).stream())
                .toList();
        for (Path file : platform) {
            path.take(file);
        }
        return drivers.stream().flatMap(file -> path.objection(file).stream()).findFirst();
    }

    private void take(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            otherClass(jar, file).ifPresent(why -> {
                throw new StartFailed(file + ": " + why);
            });
        } catch (IOException e) {
            throw new StartFailed("cannot read " + file, e);
        }
    }

    private Optional<String> objection(Path driver) {
        try (JarFile jar = new JarFile(driver.toFile())) {
            return beyondAClassPath(jar).or(() -> otherClass(jar, driver)).map(why -> driver + ": " + why);
        } catch (IOException e) {
            return Optional.of(driver + ": " + Reason.of(e));
        }
    }

    private static Optional<String> beyondAClassPath(JarFile jar) throws IOException {
        if (jar.getEntry(DRIVER_SERVICE) == null) {
            return Optional.of("it has no " + DRIVER_SERVICE);
        }
        if (jar.getManifest() != null) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String header : FRAMEWORK_ONLY) {
                if (manifest.getValue(header) != null) {
                    return Optional.of("it has a " + header);
                }
            }
        }
        return hasRanking(jar) ? Optional.of("it has a service.ranking") : Optional.empty();
    }

    private static boolean hasRanking(JarFile jar) throws IOException {
        List<? extends ZipEntry> components = jar.stream()
                .filter(entry -> entry.getName().startsWith("OSGI-INF/"))
                .toList();
        for (ZipEntry component : components) {
            byte[] text = jar.getInputStream(component).readAllBytes();
            if (new String(text, StandardCharsets.UTF_8).contains("service.ranking")) {
                return true;
            }
        }
        return false;
    }

    /** A class that another file has as well, and different. */
    private Optional<String> otherClass(JarFile jar, Path file) {
        return jar.stream()
                .filter(entry -> entry.getName().endsWith(".class"))
                .filter(entry -> !entry.getName().endsWith("module-info.class"))
                .flatMap(entry -> otherClass(entry, file).stream())
                .findFirst();
    }

    private Optional<String> otherClass(ZipEntry entry, Path file) {
        Origin known = classes.putIfAbsent(entry.getName(), new Origin(file, entry.getCrc()));
        return known == null || known.checksum() == entry.getCrc()
                ? Optional.empty()
                : Optional.of("its " + entry.getName() + " is another than that of " + known.file());
    }
}

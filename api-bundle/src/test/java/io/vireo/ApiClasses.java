package io.vireo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every public type of the API, found by looking where its classes lie, so that no test needs a list to be kept. */
final class ApiClasses {

    private ApiClasses() {}

    static List<Class<?>> all() {
        try {
            Path root = Path.of(Facet.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.startsWith("io") && name.endsWith(".class"))
                        .filter(name -> !name.endsWith("package-info.class"))
                        .sorted()
                        .<Class<?>>map(ApiClasses::load)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .toList();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Class<?>> enumsOf(Class<?> kind) {
        return all().stream()
                .filter(type -> type.isEnum() && kind.isAssignableFrom(type))
                .toList();
    }

    static List<Class<? extends Facet>> facets() {
        return all().stream()
                .filter(type -> type.isInterface() && Facet.class.isAssignableFrom(type))
                .filter(type -> type != Facet.class && type.getEnclosingClass() != Facet.class)
                .<Class<? extends Facet>>map(type -> type.asSubclass(Facet.class))
                .toList();
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, ApiClasses.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

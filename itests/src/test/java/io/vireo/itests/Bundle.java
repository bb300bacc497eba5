package io.vireo.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** What a built jar says of itself: its manifest, its module descriptor and the packages that are in it. */
record Bundle(Path jar, Manifest manifest, ModuleDescriptor module, Set<String> packages) {

    static Bundle read(String artifact) {
        Path jar = BuiltJars.jar(artifact);
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> packages = file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
            ModuleDescriptor module =
                    ModuleFinder.of(jar).findAll().iterator().next().descriptor();
            return new Bundle(jar, file.getManifest(), module, packages);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name));
    }

    String symbolicName() {
        return header("Bundle-SymbolicName").orElse("none");
    }

    Set<String> imports() {
        return names("Import-Package");
    }

    Set<String> exports() {
        return names("Export-Package");
    }

    private Set<String> names(String header) {
        return header(header).stream()
                .flatMap(value -> clauses(value).stream())
                .map(clause -> clause.split(";", 2)[0].trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Splits at the commas that stand outside of quotes: a version range has one inside. */
    private static List<String> clauses(String header) {
        List<String> clauses = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                clauses.add(header.substring(start, i));
                start = i + 1;
            }
        }
        clauses.add(header.substring(start));
        return clauses;
    }
}

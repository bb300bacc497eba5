package io.vireo.itests;

import io.vireo.C;
import io.vireo.Facet;
import io.vireo.spi.Driver;
import io.vireo.spi.Facets;
import io.vireo.spi.SupportMatrix;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The documents that are read from the classes and checked in, so that people can read them without building. */
enum GeneratedDocument {
    MATRIX("docs/matrix.md") {
        @Override
        String text() {
            return """
                    # What each driver supports

                    Read from the drivers' classes: an operation is supported when the class that a driver names for its
                    facet overrides the facet's method. `./vireo matrix` prints the same for the drivers that are active.

                    """ + SupportMatrix.of(drivers()).toMarkdown();
        }
    },
    COMING_FROM_LIBVIRT("docs/coming-from-libvirt.md") {
        @Override
        String text() {
            StringBuilder text = new StringBuilder("""
                    # Coming from libvirt: where is virDomainX?

                    Each C function of libvirt's driver tables, and the method of the facet that stands for it. A facet is
                    reached from a handle by `handle.as(Facet.class)` and, for everyday use, by an accessor or a verb of the
                    handle itself: `virDomainCreate(dom)` is `domain.start()`. Older forms lead to the newest.

                    | C function | Facet | Method |
                    |---|---|---|
                    """);
            functions()
                    .forEach((function, method) -> text.append("| `")
                            .append(function)
                            .append("` | `")
                            .append(method.getDeclaringClass().getName().substring("io.vireo.".length()))
                            .append("` | `")
                            .append(method.getName())
                            .append("` |\n"));
            return text.toString();
        }
    };

    private final String path;

    GeneratedDocument(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    abstract String text();

    private static List<Driver> drivers() {
        return ServiceLoader.load(Driver.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Driver::name))
                .toList();
    }

    private static Map<String, Method> functions() {
        Map<String, Method> functions = new TreeMap<>();
        for (Class<? extends Facet> facet : Facets.ALL) {
            SupportMatrix.operationsOf(facet).forEach(method -> {
                C function = method.getAnnotation(C.class);
                Stream.concat(Stream.of(function.value()), Stream.of(function.older()))
                        .forEach(name -> functions.put(name, method));
            });
        }
        return functions;
    }
}

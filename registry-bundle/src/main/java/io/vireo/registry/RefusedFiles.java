package io.vireo.registry;

import io.vireo.spi.DriverStatus;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Asks whoever installs drivers from files which of them are no bundles, and why; the launcher tells by a service. */
final class RefusedFiles implements Absentees {

    private static final String FILTER = "(vireo.refused.drivers=true)";

    private final BundleContext context;

    RefusedFiles(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<DriverStatus> list() {
        return services().stream().flatMap(this::files).toList();
    }

    private Collection<? extends ServiceReference<?>> services() {
        try {
            return context.getServiceReferences(Supplier.class, FILTER);
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private Stream<DriverStatus> files(ServiceReference<?> reference) {
        try {
            return context.getService(reference) instanceof Supplier<?> service
                            && service.get() instanceof Map<?, ?> files
                    ? files.entrySet().stream()
                            .map(file -> status(String.valueOf(file.getKey()), String.valueOf(file.getValue())))
                    : Stream.empty();
        } finally {
            context.ungetService(reference);
        }
    }

    private static DriverStatus status(String file, String reason) {
        String name = Optional.ofNullable(Path.of(file).getFileName())
                .map(Path::toString)
                .orElse(file);
        return new DriverStatus(name, Optional.empty(), Set.of(), file, "", false, reason);
    }
}

package io.vireo.registry;

import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Looks among the installed bundles for those that say that they have a driver, but from which none is here. */
final class DriverBundles implements Absentees {

    private static final String CAPABILITY = "io.vireo.driver";
    private static final String DRIVER = "io.vireo.spi.Driver";
    private static final String COMPONENTS = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    private final BundleContext context;
    private final Predicate<ServiceReference<?>> taken;

    /**
     * Looks in a framework.
     *
     * @param context where to look
     * @param taken says which services the registry has taken; one that cannot be had is no driver
     */
    DriverBundles(BundleContext context, Predicate<ServiceReference<?>> taken) {
        this.context = context;
        this.taken = taken;
    }

    @Override
    public List<DriverStatus> list() {
        return Stream.of(context.getBundles()).flatMap(this::absent).toList();
    }

    private Stream<DriverStatus> absent(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<BundleCapability> drivers = revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
        return drivers.isEmpty() || isHere(bundle)
                ? Stream.empty()
                : Stream.of(status(bundle, drivers, reason(bundle, revision)));
    }

    private boolean isHere(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services != null && Stream.of(services).anyMatch(taken);
    }

    private static DriverStatus status(Bundle bundle, List<BundleCapability> drivers, String reason) {
        return new DriverStatus(
                bundle.getSymbolicName(),
                drivers.stream().flatMap(each -> kind(each.getAttributes())).findFirst(),
                drivers.stream()
                        .map(each -> each.getAttributes().get("scheme"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet()),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                false,
                reason);
    }

    private static Stream<DriverKind> kind(Map<String, Object> attributes) {
        return Stream.of(DriverKind.values()).filter(kind -> kind.label().equals(attributes.get("kind")));
    }

    private String reason(Bundle bundle, BundleRevision revision) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> unresolved(revision).orElseGet(() -> notStarted(bundle));
            case Bundle.RESOLVED, Bundle.STARTING, Bundle.STOPPING -> notStarted(bundle);
            default -> unsatisfied(bundle);
        };
    }

    private static String notStarted(Bundle bundle) {
        return "it is not started; start bundle " + bundle.getBundleId();
    }

    private Optional<String> unresolved(BundleRevision revision) {
        Set<String> lacking = new TreeSet<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (!"optional".equals(requirement.getDirectives().get("resolution")) && !isProvided(requirement)) {
                lacking.add(requirement.getNamespace() + " "
                        + requirement.getDirectives().getOrDefault("filter", ""));
            }
        }
        return lacking.isEmpty() ? Optional.empty() : Optional.of("nobody provides " + String.join(", ", lacking));
    }

    private boolean isProvided(BundleRequirement requirement) {
        return Stream.of(context.getBundles())
                .map(bundle -> Optional.ofNullable(bundle.adapt(BundleRevision.class)))
                .flatMap(Optional::stream)
                .flatMap(each -> each.getDeclaredCapabilities(requirement.getNamespace()).stream())
                .anyMatch(requirement::matches);
    }

    private String unsatisfied(Bundle bundle) {
        String what = registersDriver(bundle)
                ? "its driver service cannot be had; the log of the framework says why"
                : "it is started but registers no driver";
        ServiceReference<?> runtime = context.getServiceReference(COMPONENTS);
        Object service = runtime == null ? null : context.getService(runtime);
        if (service == null) {
            return what + ", and there is no component runtime";
        }
        try {
            return Components.unsatisfied(service, bundle).orElse(what);
        } catch (LinkageError otherVersion) {
            return what + "; the component runtime does not say why: " + otherVersion;
        } catch (RuntimeException changing) {
            // The runtime stumbles over a component that is taken down while it is described.
            return what + "; it is being changed just now: " + changing;
        } finally {
            context.ungetService(runtime);
        }
    }

    private static boolean registersDriver(Bundle bundle) {
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        return services != null
                && Stream.of(services)
                        .anyMatch(service -> List.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                                .contains(DRIVER));
    }
}

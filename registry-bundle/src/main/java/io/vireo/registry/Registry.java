package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The front door in OSGi: drivers are services that come and go. */
@Component(service = Vireo.class, configurationPid = "io.vireo.registry")
public final class Registry implements Vireo {

    /** What the configuration with the PID of this bundle says. */
    @interface Configuration {

        /** How many seconds calls in flight may take to finish when a driver goes. */
        long patience() default 5;

        /** How many events wait for a slow subscriber. */
        int events() default 4096;
    }

    private final List<AccessPolicy> policies = new CopyOnWriteArrayList<>();
    private final Switchboard switchboard;
    private final Map<ServiceReference<Driver>, Plugged> plugged = new ConcurrentHashMap<>();

    /**
     * Makes a registry without drivers; the component runtime adds them.
     *
     * @param context where to look for drivers that are installed but not here
     * @param configuration how patient it is
     */
    @Activate
    public Registry(BundleContext context, Configuration configuration) {
        switchboard = new Switchboard(
                settings(configuration),
                policies,
                new DriverBundles(context, plugged::containsKey).and(new RefusedFiles(context)));
    }

    private static Settings settings(Configuration configuration) {
        return new Settings(
                Duration.ofSeconds(configuration.patience()), configuration.events(), Surroundings.ofThisProcess());
    }

    @Modified
    void modify(Configuration configuration) {
        switchboard.configure(settings(configuration));
    }

    @Reference(
            service = Driver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDriver(ServiceReference<Driver> reference, Driver driver) {
        Bundle bundle = reference.getBundle();
        Label.Origin origin = new Label.Origin(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                (Long) reference.getProperty(Constants.SERVICE_ID));
        Plugged added = new Plugged(driver, origin);
        plugged.put(reference, added);
        switchboard.add(added);
        Log.of(Registry.class).info("The {} is here", added);
    }

    void removeDriver(ServiceReference<Driver> reference) {
        Plugged removed = plugged.remove(reference);
        if (removed != null) {
            switchboard.remove(removed, "the driver was removed");
        }
    }

    @Reference(
            service = AccessPolicy.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addPolicy(AccessPolicy policy) {
        policies.add(policy);
    }

    void removePolicy(AccessPolicy policy) {
        policies.remove(policy);
    }

    @Deactivate
    void deactivate() {
        switchboard.close();
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags, Identity who) {
        return switchboard.open(uri, flags, who);
    }

    @Override
    public void examine(String uri, Consumer<Finding> findings) {
        switchboard.examine(uri, findings);
    }

    @Override
    public List<DriverStatus> drivers() {
        return switchboard.status();
    }
}

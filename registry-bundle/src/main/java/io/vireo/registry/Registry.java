package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The front door in OSGi: drivers are services that come and go. */
@Component(service = Vireo.class)
public final class Registry implements Vireo {

    private final Switchboard switchboard =
            new Switchboard(Settings.of(Surroundings.ofThisProcess()), AccessPolicy.ANYBODY, Absentees.UNKNOWN);
    private final Map<ServiceReference<Driver>, Plugged> plugged = new ConcurrentHashMap<>();

    /** Makes a registry without drivers; the component runtime adds them. */
    public Registry() {}

    @Reference(
            service = Driver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDriver(ServiceReference<Driver> reference, Driver driver) {
        Bundle bundle = reference.getBundle();
        Plugged added = new Plugged(
                driver,
                new Label.Origin(
                        bundle.getSymbolicName(),
                        bundle.getVersion().toString(),
                        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                        (Long) reference.getProperty(Constants.SERVICE_ID)));
        plugged.put(reference, added);
        switchboard.add(added);
    }

    void removeDriver(ServiceReference<Driver> reference) {
        switchboard.remove(plugged.remove(reference), "the driver was removed");
    }

    @Deactivate
    void deactivate() {
        switchboard.close();
    }

    @Override
    public Connect open(String uri, Set<OpenFlag> flags) {
        return switchboard.open(uri, flags);
    }

    @Override
    public List<DriverStatus> drivers() {
        return switchboard.status();
    }
}

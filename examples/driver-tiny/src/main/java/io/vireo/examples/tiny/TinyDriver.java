package io.vireo.examples.tiny;

import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** What the platform needs to know to find the driver of {@code tiny:///}. */
@Component
public final class TinyDriver implements Driver {

    private final TinyDomain domain = new TinyDomain(); // Every connection sees the same.

    @Override
    public String name() {
        return "Tiny";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("tiny");
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of(Parts.of(TinySession.class), Parts.of(TinyDomain.class));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        domain.listeners.add(request.events());
        return new TinySession(domain, request.events());
    }
}

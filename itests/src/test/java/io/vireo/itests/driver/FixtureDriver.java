package io.vireo.itests.driver;

import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Serves the scheme that its component's properties name. */
public final class FixtureDriver implements Driver {

    /** A driver of this scheme does not come to life. */
    private static final String FAILING = "failing";

    private volatile String scheme = "";
    private volatile String origin = "";

    /**
     * Takes what the component says; called by the component runtime.
     *
     * @param properties the component's properties
     */
    public void activate(Map<String, Object> properties) {
        if (properties.get("scheme").equals(FAILING)) {
            throw new FixtureFailure("the pretended host has no pretended guests", null);
        }
        scheme = (String) properties.get("scheme");
        origin = (String) properties.get("origin");
    }

    @Override
    public String name() {
        return "Fixture";
    }

    @Override
    public Set<String> schemes() {
        return Set.of(scheme);
    }

    @Override
    public Set<DriverKind> companions() {
        return Set.of();
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of(Parts.of(FixtureSession.class), Parts.of(FixtureDomain.class));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return new FixtureSession(new FixtureDomain(origin, request.events()));
    }
}

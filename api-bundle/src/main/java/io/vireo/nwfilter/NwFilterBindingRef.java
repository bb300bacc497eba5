package io.vireo.nwfilter;

import io.vireo.Ref;
import java.util.Objects;

/**
 * The name of a network filter's binding to a port.
 *
 * @param portDev the network device of the port
 * @param filterName the name of the filter
 */
public record NwFilterBindingRef(String portDev, String filterName) implements Ref {

    /** Refuses a reference that lacks a part. */
    public NwFilterBindingRef {
        Objects.requireNonNull(portDev, "portDev");
        Objects.requireNonNull(filterName, "filterName");
    }

    @Override
    public String label() {
        return portDev;
    }

    @Override
    public Object identity() {
        return portDev;
    }
}

package io.vireo.driver.nwfilter;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.spi.DriverSession;

/**
 * One open connection.
 *
 * @param host the filters and bindings that it sees
 * @param release what to do when it ends
 */
record FilterSession(FilterHost host, Runnable release) implements DriverSession {

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof NwFilterRef filter) {
            return host.require(filter.uuid());
        }
        if (ref instanceof NwFilterBindingRef binding) {
            return host.require(binding.portDev());
        }
        throw new Unsupported();
    }

    @Override
    public void close() {
        release.run();
    }
}

package io.vireo.driver.lxc;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.domain.DomainRef;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open connection: finds domains, hears events, and takes the containers with it that were to live no longer. */
final class LxcSession implements DriverSession {

    private static final Logger LOG = LoggerFactory.getLogger(LxcSession.class);

    private final LxcHost host;
    private final OpenRequest request;
    private final Runnable release;
    private final Set<Container> owned = ConcurrentHashMap.newKeySet();

    LxcSession(LxcHost host, OpenRequest request, Runnable release) {
        this.host = host;
        this.request = request;
        this.release = release;
    }

    LxcHost host() {
        return host;
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof DomainRef domain) {
            return new OpenDomain(this, host.lookup().of(domain));
        }
        throw new Unsupported();
    }

    /** The container ends with this session. */
    void owns(Container container) {
        owned.add(container);
    }

    @Override
    public void close() {
        host.events().remove(request.events());
        owned.stream().filter(each -> !each.isGone()).forEach(this::end);
        host.companions().remove(request.companions());
        release.run();
    }

    private void end(Container container) {
        try {
            ContainerStop.kill(container, Ending.DESTROYED);
        } catch (RuntimeException failure) {
            LOG.warn("{} was to end with its session and could not be ended", container.label(), failure);
        }
    }
}

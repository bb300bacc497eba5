package io.vireo.driver.qemu;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open connection: finds domains, hears events, and takes the guests with it that were started to live no longer. */
final class QemuSession implements DriverSession {

    private static final Logger LOG = LoggerFactory.getLogger(QemuSession.class);

    private final QemuHost host;
    private final OpenRequest request;
    private final Runnable release;
    private final Set<QemuGuest> owned = ConcurrentHashMap.newKeySet();

    QemuSession(QemuHost host, OpenRequest request, Runnable release) {
        this.host = host;
        this.request = request;
        this.release = release;
    }

    QemuHost host() {
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
        if (ref instanceof SnapshotRef snapshot) {
            OpenDomain of = (OpenDomain) subject(snapshot.domain());
            MomentTree.of(MomentKind.SNAPSHOT, of.domain()).require(snapshot.name());
            return new OpenSnapshot(of.domain(), snapshot.name());
        }
        if (ref instanceof CheckpointRef checkpoint) {
            OpenDomain of = (OpenDomain) subject(checkpoint.domain());
            MomentTree.of(MomentKind.CHECKPOINT, of.domain()).require(checkpoint.name());
            return new OpenCheckpoint(of.domain(), checkpoint.name());
        }
        throw new Unsupported();
    }

    void owns(QemuGuest guest) {
        guest.ownedBy(this);
        owned.add(guest);
    }

    void released(QemuGuest guest) {
        owned.remove(guest);
    }

    @Override
    public void close() {
        host.events().remove(request.events());
        for (QemuGuest guest : owned) {
            try {
                GuestStop.destroy(guest, Ending.DESTROYED);
            } catch (RuntimeException failure) {
                LOG.warn(
                        "{} was to end with its session and could not be ended",
                        guest.domain().label(),
                        failure);
            }
        }
        host.companions().remove(request.companions());
        release.run();
    }
}

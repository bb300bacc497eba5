package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameter;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A domain of the simulated host. What it is stands in a {@link Status}, which is replaced as a whole: whoever reads never
 * waits, and sees one moment.
 */
final class TestDomain {

    private final World world;
    private final UUID uuid;
    private final Object lock = new Object();
    private volatile Status status;
    private Optional<MomentTree<TestSnapshot>> snapshots = Optional.empty();
    private Optional<MomentTree<TestCheckpoint>> checkpoints = Optional.empty();
    private Optional<Set<String>> frozen = Optional.empty();
    private Optional<Faults> faults = Optional.empty();
    private volatile Instant guestTime = TestGuestAgent.TIME;

    TestDomain(World world, UUID uuid, Status status) {
        this.world = world;
        this.uuid = uuid;
        this.status = status;
    }

    World world() {
        return world;
    }

    UUID uuid() {
        return uuid;
    }

    Status status() {
        return status;
    }

    DomainRef ref() {
        Status now = status;
        return new DomainRef(now.name(), uuid, now.id());
    }

    MomentTree<TestSnapshot> snapshots() {
        synchronized (lock) {
            if (snapshots.isEmpty()) {
                snapshots = Optional.of(new MomentTree<>(ErrorCode.NO_DOMAIN_SNAPSHOT, "snapshot"));
            }
            return snapshots.get();
        }
    }

    /** The number of snapshots, without making room for them. */
    int snapshotCount() {
        synchronized (lock) {
            return snapshots.map(MomentTree::size).orElse(0);
        }
    }

    MomentTree<TestCheckpoint> checkpoints() {
        synchronized (lock) {
            if (checkpoints.isEmpty()) {
                checkpoints = Optional.of(new MomentTree<>(ErrorCode.NO_DOMAIN_CHECKPOINT, "checkpoint"));
            }
            return checkpoints.get();
        }
    }

    /** The number of checkpoints, without making room for them. */
    int checkpointCount() {
        synchronized (lock) {
            return checkpoints.map(MomentTree::size).orElse(0);
        }
    }

    /** Meets the fault that the domain's metadata have for an operation, if any. */
    void meet(String operation) {
        Status now = status;
        if (!Faults.areAskedForIn(now)) {
            return;
        }
        Faults met;
        synchronized (lock) {
            met = faults.orElseGet(Faults::new);
            faults = Optional.of(met);
        }
        met.meet(now, operation);
    }

    /** The file systems that the guest has frozen. */
    Set<String> frozen() {
        synchronized (lock) {
            if (frozen.isEmpty()) {
                frozen = Optional.of(ConcurrentHashMap.newKeySet());
            }
            return frozen.get();
        }
    }

    /** The time in the guest. */
    Instant guestTime() {
        return guestTime;
    }

    void setGuestTime(Instant time) {
        guestTime = time;
    }

    /** Replaces the status by what a change makes of it; a change that throws leaves it. */
    Status change(UnaryOperator<Status> change) {
        synchronized (lock) {
            status = change.apply(status);
            return status;
        }
    }

    /** Replaces the status of a running domain. */
    Status changeActive(UnaryOperator<Status> change) {
        return change(now -> change.apply(active(now)));
    }

    Status requireActive() {
        return active(status);
    }

    private static Status active(Status now) {
        if (!now.isActive()) {
            throw new InvalidState("domain is not running");
        }
        return now;
    }

    /** The document that a question with these flags is about. */
    Element view(Set<Impact> impact) {
        Status now = status;
        Set<Impact> meant = meant(now, impact);
        return Element.parse(meant.contains(Impact.LIVE) ? now.present() : now.next());
    }

    /** The document of the running guest or, when it does not run, the definition. */
    Element view() {
        return Element.parse(status.present());
    }

    /** Changes the documents that a change with these flags is about. */
    void edit(Set<Impact> impact, UnaryOperator<Element> change) {
        change(now -> {
            Set<Impact> meant = meant(now, impact);
            Status changed = now;
            if (meant.contains(Impact.CONFIG)) {
                changed = changed.withConfig(
                        change.apply(Element.parse(now.next())).toString());
            }
            if (meant.contains(Impact.LIVE)) {
                changed = changed.withLive(
                        change.apply(Element.parse(now.present())).toString());
            }
            return changed;
        });
    }

    /** What is really meant: none is the running guest if it runs, otherwise the definition. */
    static Set<Impact> meant(Status now, Set<Impact> impact) {
        if (impact.isEmpty()) {
            return Set.of(now.isActive() ? Impact.LIVE : Impact.CONFIG);
        }
        if (impact.contains(Impact.LIVE)) {
            active(now);
        }
        if (impact.contains(Impact.CONFIG) && !now.isPersistent()) {
            throw new InvalidState("transient domains do not have any persistent config");
        }
        return impact;
    }

    void tell(DomainLifecycle what) {
        world.tell(new DomainEvent.Lifecycle(ref(), what));
    }

    /** Starts it with a document and its definition left as it is. */
    Status start(Element document, StateReason why) {
        Status started;
        synchronized (lock) {
            if (!isThere()) {
                throw new NotFound(ErrorCode.NO_DOMAIN, "domain '" + status.name() + "' was undefined meanwhile");
            }
            int id = world.nextId();
            started = change(now -> {
                if (now.isActive()) {
                    throw new InvalidState("Domain '" + now.name() + "' is already running");
                }
                return now.running(CacheTuneXml.live(document.with("id", id)).toString(), id, why);
            });
            world.domains().setId(uuid, id);
        }
        return started;
    }

    /** Stops it; without a definition it is gone then. */
    void stop(StateReason why, DomainLifecycle event) {
        synchronized (lock) {
            changeActive(now -> now.stopped(why));
            world.domains().clearId(uuid);
        }
        tell(event);
        forgetIfGone();
    }

    /** Says whether this very domain is on its host: another thread may have removed it. */
    boolean isThere() {
        return world.domains().find(uuid).filter(each -> each == this).isPresent();
    }

    /** Removes it from the host once it neither runs nor has a definition. */
    void forgetIfGone() {
        synchronized (lock) {
            if (!status.isActive() && !status.isPersistent()) {
                world.domains().remove(uuid);
            }
        }
    }

    void destroyIfActive() {
        if (status.isActive()) {
            stop(StateReason.SHUTOFF_DESTROYED, DomainLifecycle.STOPPED_DESTROYED);
        }
    }

    /** A parameter that nobody knows: code 74. */
    static Unsupported unknownParameter(TypedParameter parameter) {
        return new Unsupported(ErrorCode.ARGUMENT_UNSUPPORTED, "parameter '" + parameter.name() + "' not supported");
    }

    /** An argument that makes no sense: code 8. */
    static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }
}

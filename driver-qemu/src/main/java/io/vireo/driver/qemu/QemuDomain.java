package io.vireo.driver.qemu;

import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.driver.kit.guest.KeptDomain;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One domain of a host, shared by all sessions: its identity, its lock and what is known of it now.
 *
 * <p>Reads take {@link #state()} and wait for nobody. Who changes the domain holds {@link #lock()}; the few moments in
 * which the state is exchanged are guarded by the object itself, because the guest changes it too and takes no lock.
 */
final class QemuDomain implements KeptDomain {

    private final QemuHost host;
    private final UUID uuid;
    private final ObjectLock lock = new ObjectLock(this::label);
    private volatile QemuState state;

    QemuDomain(QemuHost host, UUID uuid, QemuState state) {
        this.host = host;
        this.uuid = uuid;
        this.state = state;
    }

    QemuHost host() {
        return host;
    }

    @Override
    public UUID uuid() {
        return uuid;
    }

    @Override
    public QemuState state() {
        return state;
    }

    @Override
    public ObjectLock lock() {
        return lock;
    }

    /** Takes one step from the present state to the next, and tells what happened, in the order of the steps. */
    void change(UnaryOperator<QemuState> step, DomainLifecycle... told) {
        step(step, told);
        host.events().flush();
    }

    /** The same for somebody who holds a lock: it is told when the events are next flushed, in the order of the steps. */
    void step(UnaryOperator<QemuState> step, DomainLifecycle... told) {
        synchronized (this) {
            state = step.apply(state);
            DomainRef ref = ref(state);
            List.of(told).forEach(detail -> host.events().add(new DomainEvent.Lifecycle(ref, detail)));
        }
    }

    void changeLive(UnaryOperator<Element> step) {
        change(now -> now.run().map(run -> now.withLive(step.apply(run.live()))).orElse(now));
    }

    @Override
    public void keep(Element definition, DomainLifecycle... told) {
        host.keep(this, definition);
        change(now -> now.withDefinition(Optional.of(definition)), told);
    }

    @Override
    public void redefine(Set<Impact> flags, UnaryOperator<Element> step) {
        new Changes(this, flags).both(step).apply();
    }

    @Override
    public void tell(VirtEvent event) {
        host.events().tell(event);
    }

    /** The guest that runs; fails when none does. */
    QemuGuest guest() {
        return state.guest().orElseThrow(this::notRunning);
    }
}

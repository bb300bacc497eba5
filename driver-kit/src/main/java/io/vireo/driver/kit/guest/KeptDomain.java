package io.vireo.driver.kit.guest;

import io.vireo.InvalidState;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A domain of a driver whose guests run on this host, shared by all sessions: its identity, its lock, its definitions and
 * what is known of it now.
 *
 * <p>Reads take {@link #state()} and wait for nobody. Who changes the domain holds {@link #lock()}; the few moments in
 * which the state is exchanged are guarded by the object itself, because a guest changes it too and takes no lock.
 *
 * @param <S> what the driver knows of it
 */
public abstract class KeptDomain<S extends KeptState<S>> {

    /** How long an operation waits for another one that holds the domain. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DomainHost host;
    private final UUID uuid;
    private final ObjectLock lock = new ObjectLock(this::label);
    private volatile S state;

    /**
     * For a domain of a host.
     *
     * @param host what it shares with others
     * @param uuid its UUID, which never changes
     * @param state what is known of it
     */
    protected KeptDomain(DomainHost host, UUID uuid, S state) {
        this.host = host;
        this.uuid = uuid;
        this.state = state;
    }

    /** Its UUID, which never changes. */
    public final UUID uuid() {
        return uuid;
    }

    /** What is known of it, now. */
    public final S state() {
        return state;
    }

    /** Whoever changes it holds this. */
    public final ObjectLock lock() {
        return lock;
    }

    /** Its name, now. */
    public final String name() {
        return state.name();
    }

    /** Its name for people. */
    public final String label() {
        return "domain '" + name() + "'";
    }

    /** What others know it by. */
    public final DomainRef ref() {
        return ref(state);
    }

    private DomainRef ref(S then) {
        return new DomainRef(then.name(), uuid, then.id());
    }

    /** Whether it runs. */
    public final boolean isActive() {
        return state.isActive();
    }

    /** What the next start takes; empty for a transient domain. */
    public final Optional<Element> definition() {
        return state.definition();
    }

    /** The definition in force: the live one while it runs, otherwise the kept one. */
    public final Element present() {
        return state.present();
    }

    /** Runs a change of it, alone; fails when another one takes too long. */
    public final void modify(String operation, Runnable work) {
        lock.run(LockLevel.MODIFY, operation, PATIENCE, work);
    }

    /** Asks about it, beside others that ask; fails when a change takes too long. */
    public final <T> T query(String operation, Supplier<T> work) {
        return lock.call(LockLevel.QUERY, operation, PATIENCE, work);
    }

    /** Takes one step from the present state to the next, and tells what happened, in the order of the steps. */
    public final void change(UnaryOperator<S> step, DomainLifecycle... told) {
        step(step, told);
        host.events().flush();
    }

    /** The same for somebody who holds a lock: it is told when the events are next flushed, in the order of the steps. */
    public final void step(UnaryOperator<S> step, DomainLifecycle... told) {
        synchronized (this) {
            state = step.apply(state);
            DomainRef ref = ref(state);
            List.of(told).forEach(detail -> host.events().add(new DomainEvent.Lifecycle(ref, detail)));
        }
    }

    /** Changes the definition of the guest that runs; nothing when none does. */
    public final void changeLive(UnaryOperator<Element> step) {
        change(now -> now.live().map(live -> now.withLive(step.apply(live))).orElse(now));
    }

    /** Writes a definition, then has it; fails, and stays as it is, when it cannot be written. The caller holds it. */
    public final void keep(Element definition, DomainLifecycle... told) {
        write(definition);
        change(now -> now.withDefinition(Optional.of(definition)), told);
    }

    /** Writes a definition, for whoever has it afterwards; fails when it cannot be written. */
    final void write(Element definition) {
        host.store().save(uuid.toString(), definition.toString());
    }

    /** Changes the definitions that the flags mean, the same way; fails when one of them is not there. The caller holds it. */
    public abstract void redefine(Set<Impact> flags, UnaryOperator<Element> step);

    /** Tells who listens. */
    public final void tell(VirtEvent event) {
        host.events().tell(event);
    }

    /** What it says when only a running domain could do what is asked. */
    public final InvalidState notRunning() {
        return new InvalidState("domain is not running: " + label() + " has to be started first");
    }
}

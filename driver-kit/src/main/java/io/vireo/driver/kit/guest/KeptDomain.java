package io.vireo.driver.kit.guest;

import io.vireo.InvalidState;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A domain of a driver whose guests run on this host, as far as its definitions are concerned. */
public interface KeptDomain {

    /** How long an operation waits for another one that holds the domain. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** Its UUID, which never changes. */
    UUID uuid();

    /** What is known of it, now. */
    KeptState state();

    /** Whoever changes it holds this. */
    ObjectLock lock();

    /** Its name, now. */
    default String name() {
        return state().name();
    }

    /** Its name for people. */
    default String label() {
        return "domain '" + name() + "'";
    }

    /** What others know it by. */
    default DomainRef ref() {
        return ref(state());
    }

    /** What others knew it by at a moment. */
    default DomainRef ref(KeptState then) {
        return new DomainRef(then.name(), uuid(), then.id());
    }

    /** Whether it runs. */
    default boolean isActive() {
        return state().isActive();
    }

    /** What the next start takes; empty for a transient domain. */
    default Optional<Element> definition() {
        return state().definition();
    }

    /** The definition in force: the live one while it runs, otherwise the kept one. */
    default Element present() {
        return state().present();
    }

    /** Runs a change of it, alone; fails when another one takes too long. */
    default void modify(String operation, Runnable work) {
        lock().run(LockLevel.MODIFY, operation, PATIENCE, work);
    }

    /** Asks about it, beside others that ask; fails when a change takes too long. */
    default <T> T query(String operation, Supplier<T> work) {
        return lock().call(LockLevel.QUERY, operation, PATIENCE, work);
    }

    /** Writes a definition, then has it; fails, and stays as it is, when it cannot be written. The caller holds it. */
    void keep(Element definition, DomainLifecycle... told);

    /** Changes the definitions that the flags mean, the same way; fails when one of them is not there. The caller holds it. */
    void redefine(Set<Impact> flags, UnaryOperator<Element> step);

    /** Tells who listens. */
    void tell(VirtEvent event);

    /** What it says when only a running domain could do what is asked. */
    default InvalidState notRunning() {
        return new InvalidState("domain is not running: " + label() + " has to be started first");
    }
}

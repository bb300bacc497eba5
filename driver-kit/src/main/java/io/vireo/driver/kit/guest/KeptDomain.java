package io.vireo.driver.kit.guest;

import io.vireo.InvalidState;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A domain of a driver whose guests run on this host, as far as its definitions are concerned. */
public interface KeptDomain {

    /** How long an operation waits for another one that holds the domain. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** Its UUID, which never changes. */
    UUID uuid();

    /** Its name, now. */
    String name();

    /** What others know it by. */
    DomainRef ref();

    /** Its name for people. */
    String label();

    /** Whoever changes it holds this. */
    ObjectLock lock();

    /** Runs a change of it, alone; fails when another one takes too long. */
    void modify(String operation, Runnable work);

    /** Whether it runs. */
    boolean isActive();

    /** What the next start takes; empty for a transient domain. */
    Optional<Element> definition();

    /** The definition in force: the live one while it runs, otherwise the kept one. */
    Element present();

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

package io.vireo.examples.tiny;

import io.vireo.InvalidState;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** A pretended domain. What it can do is what it implements: two facets; the rest of each answers "not supported". */
final class TinyDomain implements Lifecycle, Inspect {

    static final String NAME = "tiny";
    static final java.util.UUID UUID = java.util.UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final Set<Consumer<VirtEvent>> listeners = new CopyOnWriteArraySet<>();
    private StateReason state = StateReason.SHUTOFF_UNKNOWN;

    Set<Consumer<VirtEvent>> listeners() {
        return listeners;
    }

    synchronized DomainRef ref() {
        return new DomainRef(NAME, UUID, isActive() ? OptionalInt.of(1) : OptionalInt.empty());
    }

    boolean matches(Set<ListDomainsFlag> flags) {
        boolean either = flags.contains(ListDomainsFlag.ACTIVE) == flags.contains(ListDomainsFlag.INACTIVE);
        return either || flags.contains(ListDomainsFlag.ACTIVE) == isActive();
    }

    @Override
    public synchronized DomainRef start(Set<StartFlag> flags) {
        become(StateReason.RUNNING_BOOTED, DomainLifecycle.STARTED_BOOTED);
        return ref();
    }

    @Override
    public synchronized void destroy(Set<DestroyFlag> flags) {
        become(StateReason.SHUTOFF_DESTROYED, DomainLifecycle.STOPPED_DESTROYED);
    }

    private void become(StateReason next, DomainLifecycle what) {
        if (state.state() == next.state()) {
            throw new InvalidState("domain is " + (isActive() ? "already running" : "not running"));
        }
        state = next;
        listeners.forEach(each -> each.accept(new DomainEvent.Lifecycle(ref(), what)));
    }

    @Override
    public synchronized boolean isActive() {
        return state == StateReason.RUNNING_BOOTED;
    }

    @Override
    public synchronized StateReason state() {
        return state;
    }

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        return Element.of("domain")
                .with("type", "tiny")
                .add("name", NAME)
                .add("uuid", UUID.toString())
                .toString();
    }
}

package io.vireo.examples.tiny;

import io.vireo.InvalidState;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/** A pretended domain. What it can do is what it implements: two facets; the rest of each answers "not supported". */
final class TinyDomain implements Lifecycle, Inspect {

    static final DomainRef REF = DomainRef.of("tiny", new UUID(1, 1));

    final Set<Consumer<VirtEvent>> listeners = new CopyOnWriteArraySet<>();
    private StateReason state = StateReason.SHUTOFF_UNKNOWN;

    synchronized DomainRef ref() {
        return new DomainRef(REF.name(), REF.uuid(), isActive() ? OptionalInt.of(1) : OptionalInt.empty());
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
        Element named = Element.of("domain").with("type", "tiny").add("name", REF.name());
        return named.add("uuid", REF.uuid().toString()).toString();
    }
}

package io.vireo.event;

import io.vireo.Ref;
import java.util.Optional;
import java.util.Set;

/**
 * Which events a subscriber wants. {@link Resync} and {@link ConnectClosed} come whatever the filter says.
 *
 * @param kinds the kinds of event, a sealed family such as {@link DomainEvent} standing for all of its members
 * @param subject the only object whose events are wanted, whatever it is called by then; empty for all
 */
public record EventFilter(Set<Class<? extends VirtEvent>> kinds, Optional<Ref> subject) {

    /** Every event of every object. */
    public static final EventFilter ALL = new EventFilter(Set.of(VirtEvent.class), Optional.empty());

    /** Keeps a copy of the kinds. */
    public EventFilter {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Wants one kind of event of every object.
     *
     * @param kind the kind
     * @return the filter
     */
    public static EventFilter of(Class<? extends VirtEvent> kind) {
        return new EventFilter(Set.of(kind), Optional.empty());
    }

    /**
     * Says whether an event is wanted.
     *
     * @param event an event
     * @return true when it is to be delivered
     */
    public boolean accepts(VirtEvent event) {
        if (event instanceof Resync || event instanceof ConnectClosed) {
            return true;
        }
        return kinds.stream().anyMatch(kind -> kind.isInstance(event))
                && (subject.isEmpty() || subject.get().sameAs(event.subject()));
    }
}

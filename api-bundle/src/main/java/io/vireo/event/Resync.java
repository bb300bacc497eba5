package io.vireo.event;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import java.util.List;
import java.util.Objects;

/**
 * Events were lost; this is how things stand now, so that nobody has to guess.
 *
 * <p>It takes the place of the events that a full queue or a broken link dropped. What came before it was delivered
 * completely; of what comes after it nothing is missing that happened since the reading of the state told here began. So
 * an event may tell again what the state already shows, and whoever follows both ends up with what is so.
 *
 * <p>It also comes, with nothing lost, when a driver joined the connection or left it.
 *
 * @param reason why events were lost, for people
 * @param lost how many were lost; -1 when nobody knows
 * @param present every object that there is now
 */
public record Resync(String reason, long lost, List<Present> present) implements VirtEvent {

    /**
     * One object that there is now.
     *
     * @param ref the object
     * @param active whether it runs
     */
    public record Present(Ref ref, boolean active) {

        /** Refuses an object without a name. */
        public Present {
            Objects.requireNonNull(ref, "ref");
        }
    }

    /** Keeps a copy of the list. */
    public Resync {
        Objects.requireNonNull(reason, "reason");
        present = List.copyOf(present);
    }

    @Override
    public Ref subject() {
        return ConnectRef.INSTANCE;
    }
}

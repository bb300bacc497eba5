package io.vireo.tck;

import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import java.util.function.Consumer;

/** A domain as one session sees it. */
record SoundDomain(SoundState state, Consumer<VirtEvent> who) {

    boolean has(Defect defect) {
        return state.world().has(defect);
    }

    void tell(DomainLifecycle detail) {
        state.world().tell(who, state.ref(), detail);
    }
}

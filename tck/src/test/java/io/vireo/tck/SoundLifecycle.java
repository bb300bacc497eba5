package io.vireo.tck;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.util.OptionalInt;
import java.util.Set;

/** Starting and stopping. */
record SoundLifecycle(SoundDomain domain) implements Lifecycle {

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    @Override
    public DomainRef start(Set<StartFlag> flags) {
        if (domain.has(Defect.BREAKS_WHEN_INTERRUPTED)) {
            pause(1);
        }
        SoundState state = domain.state();
        synchronized (state) {
            if (state.isActive() && !domain.has(Defect.STARTS_TWICE)) {
                throw new InvalidState("domain '" + state.name() + "' runs");
            }
            if (SoundWorld.BROKEN.contains(state.name())) {
                throw failed(state);
            }
            state.id = OptionalInt.of(state.world().nextId());
            boolean paused = flags.contains(StartFlag.PAUSED);
            state.reason = paused ? StateReason.PAUSED_USER : StateReason.RUNNING_BOOTED;
            domain.tell(DomainLifecycle.STARTED_BOOTED);
            return state.ref();
        }
    }

    private VirtException failed(SoundState state) {
        if (domain.has(Defect.STAYS_UP_AFTER_A_FAILED_START)) {
            state.reason = StateReason.RUNNING_BOOTED;
        }
        if (domain.has(Defect.TELLS_A_FAILED_START)) {
            domain.tell(DomainLifecycle.STARTED_BOOTED);
        }
        return new VirtException(ErrorCode.INTERNAL_ERROR, "domain '" + state.name() + "' is broken");
    }

    @Override
    public void destroy(Set<DestroyFlag> flags) {
        SoundState state = domain.state();
        synchronized (state) {
            requireActive();
            state.reason =
                    domain.has(Defect.GIVES_NO_REASON) ? StateReason.SHUTOFF_UNKNOWN : StateReason.SHUTOFF_DESTROYED;
            if (!domain.has(Defect.KEEPS_THE_ID)) {
                state.id = OptionalInt.empty();
            }
            if (!state.persistent && !domain.has(Defect.KEEPS_TRANSIENT_DOMAINS)) {
                state.world().remove(state);
            }
            domain.tell(DomainLifecycle.STOPPED_DESTROYED);
        }
    }

    private void requireActive() {
        if (!domain.state().isActive()) {
            throw new InvalidState("domain '" + domain.state().name() + "' does not run");
        }
    }

    @Override
    public void suspend() {
        become(StateReason.PAUSED_USER, DomainLifecycle.SUSPENDED_PAUSED);
    }

    @Override
    public void resume() {
        become(StateReason.RUNNING_UNPAUSED, DomainLifecycle.RESUMED_UNPAUSED);
    }

    private void become(StateReason reason, DomainLifecycle detail) {
        SoundState state = domain.state();
        synchronized (state) {
            if (!domain.has(Defect.PAUSES_WHAT_IS_OFF) || reason.state() != DomainState.PAUSED) {
                requireActive();
            }
            if (state.reason.state() != reason.state()) {
                state.reason = reason;
                domain.tell(detail);
            }
        }
    }
}

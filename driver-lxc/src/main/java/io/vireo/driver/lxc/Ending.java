package io.vireo.driver.lxc;

import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;

/** How a container ended, as its domain shows it. */
enum Ending {
    /** Its first process ended by itself and had nothing to complain about. */
    SHUTDOWN(StateReason.SHUTOFF_SHUTDOWN, DomainLifecycle.STOPPED_SHUTDOWN),
    /** Somebody ended it. */
    DESTROYED(StateReason.SHUTOFF_DESTROYED, DomainLifecycle.STOPPED_DESTROYED),
    /** Its first process ended by itself, with an exit status that is not 0. */
    FAILED(StateReason.SHUTOFF_FAILED, DomainLifecycle.STOPPED_FAILED),
    /** A signal that nobody here has sent ended its first process, as when the memory is used up. */
    CRASHED(StateReason.SHUTOFF_CRASHED, DomainLifecycle.STOPPED_CRASHED);

    private final StateReason reason;
    private final DomainLifecycle told;

    Ending(StateReason reason, DomainLifecycle told) {
        this.reason = reason;
        this.told = told;
    }

    StateReason reason() {
        return reason;
    }

    DomainLifecycle told() {
        return told;
    }
}

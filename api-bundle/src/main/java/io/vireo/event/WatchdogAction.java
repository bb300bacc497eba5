package io.vireo.event;

import io.vireo.Code;

/** What was done when a watchdog expired ({@code virDomainEventWatchdogAction}). */
public enum WatchdogAction implements Code {
    /** Nothing. */
    NONE(0),
    /** The guest was paused. */
    PAUSE(1),
    /** It was reset. */
    RESET(2),
    /** It was switched off. */
    POWEROFF(3),
    /** It was asked to shut down. */
    SHUTDOWN(4),
    /** Nothing; a message was logged. */
    DEBUG(5),
    /** A non-maskable interrupt was injected. */
    INJECT_NMI(6),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    WatchdogAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}

package io.vireo.driver.qemu;

import java.time.Duration;

/** A moment until which something has to be done. */
final class Deadline {
    private final long end;
    private final Duration patience;

    private Deadline(Duration patience) {
        this.end = System.nanoTime() + patience.toNanos();
        this.patience = patience;
    }

    static Deadline in(Duration patience) {
        return new Deadline(patience);
    }

    /** The time left, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean isOver() {
        return left().isZero();
    }

    /** The whole time that was given. */
    Duration patience() {
        return patience;
    }
}

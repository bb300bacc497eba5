package io.vireo.driver.remote;

import java.time.Duration;

/** When a silent server is asked whether it is there, and when it is taken for dead; any byte from it counts as life. */
final class Keepalive {

    /** What to do now. */
    enum Step {
        FINE,
        ASK,
        DEAD
    }

    private final Duration interval;
    private final int count;
    private volatile long heard = System.nanoTime();
    private long asked = heard;
    private int unanswered;

    /**
     * Begins to watch.
     *
     * @param interval after how much silence it is asked
     * @param count how many questions in a row may stay without an answer
     */
    Keepalive(Duration interval, int count) {
        this.interval = interval;
        this.count = count;
    }

    void heard() {
        heard = System.nanoTime();
    }

    /** How long a server may be silent. */
    Duration patience() {
        return interval.multipliedBy(count + 1L);
    }

    /**
     * Looks how long it has been silent.
     *
     * @param isDeaf whether this side does not listen now, so that silence means nothing; the question tells the server
     *     that this side lives
     */
    synchronized Step look(boolean isDeaf) {
        long now = System.nanoTime();
        if (isDeaf) {
            heard = now;
        }
        if (now - heard < interval.toNanos() && !isDeaf) {
            unanswered = 0;
            return Step.FINE;
        }
        if (now - asked < interval.toNanos()) {
            return Step.FINE;
        }
        if (unanswered >= count && !isDeaf) {
            return Step.DEAD;
        }
        asked = now;
        unanswered = isDeaf ? 0 : unanswered + 1;
        return Step.ASK;
    }
}

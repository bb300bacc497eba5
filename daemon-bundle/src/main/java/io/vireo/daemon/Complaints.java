package io.vireo.daemon;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down about clients that are refused or dropped: so many lines a minute, and then only how many more
 * there were. Whoever floods the daemon must not fill the disk that its log is on.
 */
final class Complaints {

    /** How many lines of a minute are written. */
    static final int LINES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long MINUTE = 60_000;

    private final Consumer<Runnable> inAMinute;
    private final Consumer<String> log;
    private int heard;

    Complaints(Clock clock) {
        this(task -> clock.after(MINUTE, task), LOG::info);
    }

    /**
     * Makes a record without lines.
     *
     * @param inAMinute does something later
     * @param log where lines are written
     */
    Complaints(Consumer<Runnable> inAMinute, Consumer<String> log) {
        this.inAMinute = inAMinute;
        this.log = log;
    }

    /** Writes a line, or counts it; made only when it is written. */
    void add(Supplier<String> line) {
        int number;
        synchronized (this) {
            heard++;
            number = heard;
        }
        if (number == 1) {
            inAMinute.accept(this::sum);
        }
        if (number <= LINES) {
            log.accept(line.get());
        } else {
            LOG.atDebug().log(line);
        }
    }

    private void sum() {
        int more;
        synchronized (this) {
            more = heard - LINES;
            heard = 0;
        }
        if (more > 0) {
            log.accept(more + " more clients were refused or dropped within a minute");
        }
    }
}

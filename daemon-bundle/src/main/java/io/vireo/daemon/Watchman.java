package io.vireo.daemon;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks every millisecond whether a thread of the crew is stuck, and sleeps while nobody works. */
final class Watchman implements AutoCloseable {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int QUIET_TICKS = 20;

    private final BooleanSupplier look;
    private final Thread thread = new Thread(this::run, "vireo-watchman");
    private volatile boolean asleep;
    private volatile boolean closed;

    /**
     * Makes a watchman who sleeps.
     *
     * @param look what to do every tick; true while there is work
     */
    Watchman(BooleanSupplier look) {
        this.look = look;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is work now. */
    void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        int quiet = 0;
        while (!closed) {
            LockSupport.parkNanos(this, TICK);
            quiet = look.getAsBoolean() ? 0 : quiet + 1;
            if (quiet > QUIET_TICKS) {
                sleep();
                quiet = 0;
            }
        }
    }

    private void sleep() {
        asleep = true;
        // Whoever came before the mark was set did not wake this thread.
        if (look.getAsBoolean()) {
            asleep = false;
        }
        while (asleep && !closed) {
            LockSupport.park(this);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

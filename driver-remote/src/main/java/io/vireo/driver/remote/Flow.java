package io.vireo.driver.remote;

import java.time.Duration;

/**
 * How many bytes of streams have arrived that nobody has read yet; too many, and the server has to wait.
 *
 * <p>The link is shared: while it rests, replies wait too. So more may pile up while somebody waits for a reply, and a
 * stream that nobody reads for long is given up.
 */
final class Flow {

    private static final long MANY = 8L << 20;
    private static final long MANY_WHILE_CALLING = 64L << 20;

    private final Link link;
    private long waiting;
    private int calls;
    private boolean isPaused;
    private long lastProgress = System.nanoTime();

    Flow(Link link) {
        this.link = link;
    }

    private long limit() {
        return calls > 0 ? MANY_WHILE_CALLING : MANY;
    }

    synchronized void arrived(int bytes) {
        waiting += bytes;
        if (!isPaused && waiting > limit()) {
            isPaused = true;
            lastProgress = System.nanoTime();
            link.pause();
        }
    }

    synchronized void consumed(long bytes) {
        waiting -= bytes;
        lastProgress = System.nanoTime();
        resumeIfRoom();
    }

    synchronized void callBegins() {
        calls++;
        resumeIfRoom();
    }

    synchronized void callEnds() {
        calls--;
    }

    private void resumeIfRoom() {
        if (isPaused && waiting <= limit() / 2) {
            isPaused = false;
            link.resume();
        }
    }

    synchronized boolean isPaused() {
        return isPaused;
    }

    /** Says whether the link has rested for so long without anybody reading anything. */
    synchronized boolean isStalled(Duration patience) {
        return isPaused && System.nanoTime() - lastProgress > patience.toNanos();
    }
}

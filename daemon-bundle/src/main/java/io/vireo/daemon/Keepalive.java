package io.vireo.daemon;

import io.vireo.protocol.Packets;
import java.util.concurrent.TimeUnit;

/** Asks a client that has been silent whether it is still there, and gives it up when it never answers. */
final class Keepalive {

    private final Client client;
    private final Limits limits;
    private final Clock clock;
    private Runnable stop = () -> {};
    private boolean running;
    private boolean stopped;
    private int unanswered;
    private long asked = System.nanoTime();

    Keepalive(Client client, Limits limits, Clock clock) {
        this.client = client;
        this.limits = limits;
        this.clock = clock;
    }

    /** Begins, because the client says that it answers. */
    synchronized void start() {
        long millis = limits.keepaliveInterval().toMillis();
        if (!running && !stopped && millis > 0) {
            running = true;
            stop = clock.every(millis, this::look);
        }
    }

    synchronized void stop() {
        stopped = true;
        stop.run();
    }

    private void look() {
        long now = System.nanoTime();
        long silence = now - client.heard();
        if (client.heard() - asked > 0) {
            unanswered = 0;
        }
        if (silence < limits.keepaliveInterval().toNanos() / 2) {
            return;
        }
        if (unanswered >= limits.keepaliveCount()) {
            client.drop("it did not answer for " + TimeUnit.NANOSECONDS.toSeconds(silence) + " s");
            return;
        }
        unanswered++;
        asked = now;
        client.send(Packets.ping());
    }
}

package io.vireo.driver.remote;

import io.vireo.VirtException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a lost connection again, with pauses that grow, until it works or patience ends. */
final class Redial implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Redial.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 30_000;

    private final RemoteSession session;
    private final Duration patience;
    private final End end;

    Redial(RemoteSession session, Duration patience, End end) {
        this.session = session;
        this.patience = patience;
        this.end = end;
    }

    @Override
    public void run() {
        LOG.warn("{}; trying again for {} s", end.message(), patience.toSeconds());
        long began = System.nanoTime();
        long pause = FIRST_MILLIS;
        String last = "";
        while (System.nanoTime() - began < patience.toNanos()) {
            session.trouble("; it is being opened again" + last);
            if (!sleep(pause) || session.isClosed()) {
                return;
            }
            try {
                session.reopen();
                LOG.info("{}: it is back", end.message());
                session.events().resume(end.message());
                session.redialled();
                return;
            } catch (VirtException stillGone) {
                last = ", so far without success: " + stillGone.getMessage();
                pause = Math.min(pause * 2, LONGEST_MILLIS);
            }
        }
        session.trouble("; it did not come back within " + patience.toSeconds() + " s" + last);
        session.giveUp(new End(
                end.cause(), end.message() + "; it did not come back within " + patience.toSeconds() + " s" + last));
    }

    /** Clients that lost one server together must not come back together. */
    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

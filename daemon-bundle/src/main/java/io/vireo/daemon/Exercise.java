package io.vireo.daemon;

import io.vireo.Vireo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a daemon does with its first moments when nobody has come yet: it serves itself, so that the virtual machine has
 * compiled the way of calls and events before somebody measures it with a guest.
 *
 * <p>All of it happens at a socket that only it knows, on a host of the test driver that begins empty and is forgotten
 * afterwards: no client, no guest and no event of the daemon's has to do with it. It ends for ever, after the call
 * that is under way, when it is not wanted any more, because a client comes; or when anything fails, such as that the test
 * driver is not there, for nobody depends on it.
 */
final class Exercise implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exercise.class);
    private static final long LEAVE_MILLIS = 2000;

    /** Whoever waited for the daemon to be ready comes within this time, and has the processors for itself. */
    private static final long FIRST_COMERS_MILLIS = 100;

    private static final int LIVES_OF_A_CLIENT = 16;

    private final Vireo vireo;
    private final Settings settings;
    private final Path parent;
    private final BooleanSupplier isWanted;
    private final Thread thread = new Thread(this::run, "vireo-exercise");
    private final AtomicInteger lives = new AtomicInteger();
    private volatile boolean ended;

    /** A piece of an exercise, after which there is a look at whether to go on. */
    private interface Step {
        void take() throws IOException;
    }

    private Exercise(Vireo vireo, Settings settings, Path parent, BooleanSupplier isWanted) {
        this.vireo = vireo;
        this.settings = settings;
        this.parent = parent;
        this.isWanted = isWanted;
    }

    /**
     * Begins on a thread of its own.
     *
     * @param settings how the daemon serves
     * @param parent where it makes a folder of its own, for a socket
     * @param isWanted whether to go on; asked before each call
     */
    static Exercise begin(Vireo vireo, Settings settings, Path parent, BooleanSupplier isWanted) {
        Exercise exercise = new Exercise(vireo, settings, parent, isWanted);
        exercise.thread.setDaemon(true);
        exercise.thread.start();
        return exercise;
    }

    private boolean goesOn() {
        return !ended && isWanted.getAsBoolean();
    }

    private void run() {
        try {
            Thread.sleep(FIRST_COMERS_MILLIS);
            if (goesOn()) {
                inFolder();
            }
        } catch (InterruptedException early) {
            LOG.debug("The exercise ended before it began");
        } catch (IOException | RuntimeException failure) {
            LOG.debug("The exercise ended early", failure);
        }
    }

    private void inFolder() throws IOException {
        Path folder = Files.createTempDirectory(parent, "vireo-exercise");
        Path socket = folder.resolve("sock");
        Path host = folder.resolve("host.xml");
        try {
            Files.writeString(host, "<node/>");
            try (Daemon hall = Daemon.start(vireo, settings.privately(socket))) {
                LOG.debug("Exercising at {}", hall.addresses());
                rounds(socket, "test://" + host);
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(host);
            Files.delete(folder);
        }
    }

    private void rounds(Path socket, String uri) throws IOException {
        while (goesOn()) {
            try (Rehearsal client = Rehearsal.open(socket, uri)) {
                List<Step> life = List.of(client::define, client::start, client::stop, client::undefine);
                client.listen();
                for (int count = 0; count < LIVES_OF_A_CLIENT && goesOn(); count++) {
                    take(life);
                }
                client.leave();
            }
        }
    }

    private void take(List<Step> steps) throws IOException {
        for (Step each : steps) {
            if (!goesOn()) {
                return;
            }
            each.take();
        }
        lives.incrementAndGet();
    }

    /** How many guests lived and died so far. */
    int lives() {
        return lives.get();
    }

    /** Says whether it has not ended. */
    boolean isRunning() {
        return thread.isAlive();
    }

    /** Ends it; when this returns, nothing of it is left unless a driver hangs. */
    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join(LEAVE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

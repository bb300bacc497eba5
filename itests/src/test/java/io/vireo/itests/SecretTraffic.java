package io.vireo.itests;

import io.vireo.Connect;
import io.vireo.NotFound;
import io.vireo.VirtException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Somebody who defines secrets that are not there and undefines those that are, without a pause, whatever goes wrong. */
final class SecretTraffic implements AutoCloseable {

    private static final int MANY = 8;
    private static final long BREATH_MILLIS = 2;

    /** The secrets that come and go. */
    private static final List<UUID> ALL =
            IntStream.range(0, MANY).mapToObj(SecretTraffic::secret).toList();

    private final Connect connect;
    private final Random random;
    private final AtomicLong changes = new AtomicLong();
    private final Thread thread = new Thread(this::run, "traffic");
    private volatile boolean isOver;

    SecretTraffic(Connect connect, long seed) {
        this.connect = connect;
        this.random = new Random(seed);
        thread.start();
    }

    private static UUID secret(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
    }

    private void run() {
        while (!isOver) {
            try {
                change(ALL.get(random.nextInt(ALL.size())));
                changes.incrementAndGet();
            } catch (VirtException serverIsAway) {
                pause();
            }
        }
    }

    private void change(UUID secret) {
        try {
            connect.secret(secret).undefine();
        } catch (NotFound absent) {
            define(connect, secret);
        }
    }

    static void define(Connect connect, UUID secret) {
        connect.defineSecret("<secret><uuid>" + secret + "</uuid><usage type='volume'><volume>/" + secret
                + "</volume></usage></secret>");
    }

    private static void pause() {
        try {
            Thread.sleep(BREATH_MILLIS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many changes were confirmed. */
    long changes() {
        return changes.get();
    }

    /** Lets the change that is under way end, and makes no more. */
    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}

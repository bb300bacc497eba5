package io.vireo.registry;

import io.vireo.Ref;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The calls that are under way through one gate, and the word that no more may begin. */
final class Traffic {

    /** So that the end of a wait is no number that has overflown. */
    private static final long LONGEST = Long.MAX_VALUE / 2;

    private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
    private final Object landing = new Object();
    private volatile Optional<Closing> closing = Optional.empty();
    private volatile long stopped;

    /**
     * Lets a call begin.
     *
     * @return false when no more may
     */
    boolean takeOff(Flight flight) {
        flights.add(flight);
        // Read after the flight is to be seen: whoever shuts either sees the flight or is seen here.
        if (closing.isPresent()) {
            gone(flight);
            return false;
        }
        return true;
    }

    /**
     * Ends a call that had begun.
     *
     * @return true when it was interrupted because of the end
     */
    boolean land(Flight flight) {
        boolean interrupted = flight.land();
        gone(flight);
        return interrupted;
    }

    private void gone(Flight flight) {
        flights.remove(flight);
        if (closing.isPresent()) {
            synchronized (landing) {
                landing.notifyAll();
            }
        }
    }

    /**
     * Lets no more calls begin.
     *
     * @return false when that was said before
     */
    boolean stop(Closing why) {
        synchronized (landing) {
            if (closing.isPresent()) {
                return false;
            }
            stopped = System.nanoTime();
            closing = Optional.of(why);
            return true;
        }
    }

    Optional<Closing> closing() {
        return closing;
    }

    boolean isMine() {
        for (Flight flight : flights) {
            if (flight.isMine()) {
                return true;
            }
        }
        return false;
    }

    void interrupt() {
        for (Flight flight : flights) {
            if (!flight.isMine()) {
                flight.interrupt();
            }
        }
    }

    /**
     * Waits for calls of other threads to end; the patience is counted from when no more might begin, so that many gates
     * that are shut together need no more of it than one.
     *
     * @return true when they have
     */
    boolean await(Predicate<Flight> which, Duration patience) {
        long end = stopped + Math.min(TimeUnit.NANOSECONDS.convert(patience), LONGEST);
        synchronized (landing) {
            while (isUnderWay(which)) {
                long left = (end - System.nanoTime() + 999_999) / 1_000_000;
                if (left <= 0 || !waited(left)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isUnderWay(Predicate<Flight> which) {
        for (Flight flight : flights) {
            if (!flight.isMine() && which.test(flight)) {
                return true;
            }
        }
        return false;
    }

    private boolean waited(long millis) {
        try {
            landing.wait(millis);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The oldest call of another thread on an object. */
    Optional<Flight> holder(Ref subject, Thread except) {
        return flights.stream()
                .filter(flight -> flight.subject().equals(subject) && !flight.isOf(except))
                .min(Comparator.comparingLong(Flight::since));
    }
}

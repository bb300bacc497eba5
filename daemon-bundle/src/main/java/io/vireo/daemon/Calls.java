package io.vireo.daemon;

import io.vireo.protocol.Frame;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * The calls of one client: so many at once, the others wait; and events, each after the replies of the calls that were
 * being carried out when it came, because one of them caused it.
 */
final class Calls {

    /** The way to the client. */
    interface Line {

        /** Queues a message; calls nothing foreign and never waits. */
        void queue(ByteBuffer message);

        /** Queues a message and the files that go behind it. */
        void queue(ByteBuffer message, List<FileDescriptor> files);

        /** Sees to it that what is queued goes. */
        void kick();

        /** Does something when calls that could not be answered yet can be made again. */
        void whenReady(Runnable task);

        /** Reads on, if reading had been stopped because too much was waiting. */
        void settle();
    }

    /** How many calls that must not wait are carried out beyond those that may. */
    private static final int URGENT_MORE = 3;

    /** How long an event may wait for the reply of a call that it may have come from, in nanoseconds. */
    static final long LONGEST_HOLD = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int IN_A_ROW = 64;
    private static final int MOST = 256;

    /** An event that waits for the replies before it. */
    private record Held(ByteBuffer message, long call, long since) {}

    private final Crew crew;
    private final Line line;
    private final Function<Frame, Answer> answer;
    private final Predicate<Frame> isUrgent;
    private final IntSupplier limit;

    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private final long[] underWay = new long[MOST];
    private long waitingBytes;
    private int running;
    private long last;
    private boolean releaseAwaited;
    private boolean ended;

    /**
     * Makes the calls of one client.
     *
     * @param crew who carries them out
     * @param line the way to the client
     * @param answer carries one out; must not throw
     * @param isUrgent whether a call must not wait behind others
     * @param limit how many at once
     */
    Calls(Crew crew, Line line, Function<Frame, Answer> answer, Predicate<Frame> isUrgent, IntSupplier limit) {
        this.crew = crew;
        this.line = line;
        this.answer = answer;
        this.isUrgent = isUrgent;
        this.limit = limit;
    }

    /** Takes a call. */
    void add(Frame frame) {
        boolean urgent = isUrgent.test(frame);
        synchronized (this) {
            if (ended) {
                return;
            }
            if (!hasPlace(urgent)) {
                waiting.add(frame);
                waitingBytes += frame.length();
                return;
            }
            running++;
        }
        crew.submit(new Call(frame, urgent));
    }

    /** A client that has not opened its connection is served one call after the other. */
    private boolean hasPlace(boolean urgent) {
        int most = Math.min(limit.getAsInt(), MOST - URGENT_MORE);
        return running < (urgent && most > 1 ? most + URGENT_MORE : most);
    }

    /** Says whether so much waits that no more should be read. */
    synchronized boolean isFull() {
        return waiting.size() >= Limits.WAITING_CALLS || waitingBytes >= Limits.WAITING_BYTES;
    }

    /** Says whether no call is being carried out and none waits. */
    synchronized boolean isIdle() {
        return running == 0;
    }

    /**
     * Sends an event, or holds it until the calls under way are answered.
     *
     * @return true when {@link #release} must be called after {@link #LONGEST_HOLD}: it is held, and no release is awaited
     */
    boolean event(ByteBuffer message) {
        synchronized (this) {
            if (oldest() <= last || !held.isEmpty()) {
                held.add(new Held(message, last, System.nanoTime()));
                boolean first = !releaseAwaited;
                releaseAwaited = true;
                return first;
            }
            line.queue(message);
        }
        line.kick();
        return false;
    }

    /**
     * Sends the events that are held for too long, whatever is under way.
     *
     * @return true when it must be called again after {@link #LONGEST_HOLD}: some are held
     */
    boolean release() {
        long now = System.nanoTime();
        boolean again;
        synchronized (this) {
            while (!held.isEmpty() && now - held.peek().since() >= LONGEST_HOLD) {
                line.queue(held.poll().message());
            }
            again = !held.isEmpty();
            releaseAwaited = again;
        }
        line.kick();
        return again;
    }

    /** Takes no more calls and forgets those that wait. */
    synchronized void end() {
        ended = true;
        waiting.clear();
        held.clear();
        waitingBytes = 0;
    }

    private long oldest() {
        long oldest = Long.MAX_VALUE;
        for (long number : underWay) {
            if (number != 0) {
                oldest = Math.min(oldest, number);
            }
        }
        return oldest;
    }

    /** One call, and those after it as long as they are quick. */
    private final class Call implements Crew.Job {

        private final Frame first;
        private final boolean urgent;

        Call(Frame first, boolean urgent) {
            this.first = first;
            this.urgent = urgent;
        }

        @Override
        public boolean isUrgent() {
            return urgent;
        }

        @Override
        public void run() {
            Frame frame = first;
            for (int count = 1; frame != null; count++) {
                long number = begin();
                Answer reply = answer.apply(frame);
                if (reply.isLater()) {
                    postpone(frame, number);
                    return;
                }
                frame = finish(number, reply, count < IN_A_ROW);
            }
        }

        /** It keeps its place among the calls of its client, but no thread. */
        private void postpone(Frame frame, long number) {
            synchronized (Calls.this) {
                forget(number);
                releaseBefore();
            }
            line.kick();
            line.whenReady(() -> crew.submit(new Call(frame, urgent)));
        }

        private long begin() {
            synchronized (Calls.this) {
                last++;
                underWay[free()] = last;
                return last;
            }
        }

        private int free() {
            int at = 0;
            while (underWay[at] != 0) {
                at++;
            }
            return at;
        }

        private Frame finish(long number, Answer reply, boolean goesOn) {
            Frame next;
            boolean wasFull;
            synchronized (Calls.this) {
                line.queue(reply.message(), reply.files());
                forget(number);
                releaseBefore();
                wasFull = isFull();
                next = waiting.poll();
                if (next == null) {
                    running--;
                } else {
                    waitingBytes -= next.length();
                }
            }
            reply.afterwards().run();
            line.kick();
            if (wasFull) {
                line.settle();
            }
            return next == null ? null : goOn(next, goesOn);
        }

        private Frame goOn(Frame next, boolean goesOn) {
            boolean nextIsUrgent = isUrgent.test(next);
            if (goesOn && nextIsUrgent == urgent) {
                return next;
            }
            crew.submit(new Call(next, nextIsUrgent));
            return null;
        }

        private void forget(long number) {
            for (int at = 0; at < MOST; at++) {
                if (underWay[at] == number) {
                    underWay[at] = 0;
                    return;
                }
            }
        }

        private void releaseBefore() {
            long oldest = held.isEmpty() ? 0 : oldest();
            while (!held.isEmpty() && held.peek().call() < oldest) {
                line.queue(held.poll().message());
            }
        }
    }

    @Override
    public synchronized String toString() {
        return running + " under way, " + waiting.size() + " waiting, " + held.size() + " events held";
    }
}

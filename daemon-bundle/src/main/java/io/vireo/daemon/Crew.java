package io.vireo.daemon;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that serve all clients. One of them leads: it waits for sockets, reads them, and then carries out itself
 * what it read, so that a quick call costs no change of threads.
 *
 * <p>A leader that is away for longer than {@link #AWAY} loses the role to an idle thread, so a slow call never keeps
 * sockets waiting. Ordinary jobs take at most the ordinary seats; urgent ones may take the others too; and one thread more
 * than there are seats can always lead.
 */
final class Crew implements AutoCloseable {

    /** Something to carry out on a thread of the crew; must not throw. */
    interface Job extends Runnable {

        /** Says whether it may take a seat that is kept for what must not wait. */
        boolean isUrgent();
    }

    /** Something with bytes to send, gathered until a thread has nothing else to do. */
    interface Outlet {

        /** Sends what has gathered; never blocks, must not throw. */
        void flush();
    }

    /** For how long a leader may be away from the sockets. */
    static final long AWAY = TimeUnit.MILLISECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final int ROUNDS_BEFORE_FLUSH = 16;
    private static final int FEWEST = 2;

    private final int ordinarySeats;
    private final int seats;
    private final Selector selector;
    private final Round round;
    private final Watchman watchman;
    private final Queue<Outlet> outlets = new ConcurrentLinkedQueue<>();
    private final int processors = Runtime.getRuntime().availableProcessors();

    // These are guarded by this object; nothing foreign is called while it is held.
    private final Deque<Job> ordinary = new ArrayDeque<>();
    private final Deque<Job> urgent = new ArrayDeque<>();
    private final Deque<Member> idle = new ArrayDeque<>();
    private final List<Member> members = new ArrayList<>();
    private int running;
    private volatile Member leader;
    private volatile boolean closed;

    /**
     * Makes a crew that does nothing yet.
     *
     * @param ordinarySeats how many ordinary jobs run at once
     * @param urgentSeats how many more urgent ones
     */
    Crew(int ordinarySeats, int urgentSeats) throws IOException {
        this.ordinarySeats = ordinarySeats;
        this.seats = ordinarySeats + urgentSeats;
        this.selector = Selector.open();
        this.round = new Round(selector);
        this.watchman = new Watchman(this::look);
    }

    void start() {
        watchman.start();
        synchronized (this) {
            for (int count = 0; count < FEWEST; count++) {
                hire();
            }
        }
    }

    /** What channels are registered with; a key's attachment is a {@link Door} or a {@link Client}. */
    Selector selector() {
        return selector;
    }

    /** Makes the leader look at changed interests; nothing when it is this thread, which looks anyway. */
    void wakeLeader() {
        if (leader != Thread.currentThread()) {
            selector.wakeup();
        }
    }

    /** Hands a job over; a thread of the crew carries it out itself when it has done what it is at. */
    void submit(Job job) {
        boolean foreign = !(Thread.currentThread() instanceof Member);
        Member helper;
        synchronized (this) {
            (job.isUrgent() ? urgent : ordinary).add(job);
            helper = foreign ? idle.poll() : null;
        }
        if (helper != null) {
            helper.wake();
        } else {
            watchman.wake();
        }
    }

    /** Remembers an outlet that has something to send. */
    void gather(Outlet outlet) {
        outlets.add(outlet);
        if (!(Thread.currentThread() instanceof Member)) {
            flush();
        }
    }

    private void flush() {
        for (Outlet outlet = outlets.poll(); outlet != null; outlet = outlets.poll()) {
            outlet.flush();
        }
    }

    private void hire() {
        Member member = new Member(members.size() + 1);
        members.add(member);
        member.start();
    }

    /** Called every tick while there is work: is anybody stuck? */
    private boolean look() {
        Member helper = null;
        boolean busy;
        synchronized (this) {
            long now = System.nanoTime();
            if (leader != null && leader.isAway(now)) {
                leader = null;
            }
            long stuck = members.stream().filter(each -> each.isStuck(now)).count();
            boolean wanted = leader == null || next(false) != null && running - stuck < processors;
            if (wanted && !closed) {
                helper = idle.poll();
                if (helper == null && members.size() <= seats) {
                    hire();
                }
            }
            busy = running > 0 || !ordinary.isEmpty() || !urgent.isEmpty();
        }
        if (helper != null) {
            helper.wake();
        }
        return busy;
    }

    /** The next job that finds a seat; urgent ones first. */
    private Job next(boolean take) {
        if (!urgent.isEmpty() && running < seats) {
            return take ? urgent.poll() : urgent.peek();
        }
        if (!ordinary.isEmpty() && running < ordinarySeats) {
            return take ? ordinary.poll() : ordinary.peek();
        }
        return null;
    }

    @Override
    public void close() {
        List<Member> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(members);
        }
        watchman.close();
        selector.wakeup();
        all.forEach(Member::wake);
        all.forEach(Member::leave);
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("Closing the selector failed", e);
        }
    }

    /** One thread. */
    private final class Member extends Thread {

        private static final long LEAVE_MILLIS = 1000;

        private boolean parked;
        private boolean hasSeat;
        private int unflushed;
        private boolean leads;
        private volatile long awaySince;
        private volatile long jobSince;

        Member(int number) {
            super("vireo-crew-" + number);
            setDaemon(true);
        }

        boolean isAway(long now) {
            long since = awaySince;
            return since != 0 && now - since > AWAY;
        }

        boolean isStuck(long now) {
            long since = jobSince;
            return since != 0 && now - since > AWAY;
        }

        void wake() {
            synchronized (Crew.this) {
                parked = false;
            }
            LockSupport.unpark(this);
        }

        void leave() {
            try {
                join(LEAVE_MILLIS);
                if (isAlive()) {
                    interrupt();
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            while (!closed) {
                Job job = decide();
                if (job != null) {
                    carryOut(job);
                } else if (leads) {
                    lead();
                } else {
                    rest();
                }
            }
        }

        /** What to do now: a job, or to lead, or nothing. A leader who was long away looks at the sockets first. */
        private Job decide() {
            long now = System.nanoTime();
            synchronized (Crew.this) {
                if (hasSeat) {
                    hasSeat = false;
                    running--;
                }
                if (leader == null) {
                    leader = this;
                    return lookAtSockets();
                }
                leads = leader == this;
                if (leads && awaySince != 0 && now - awaySince > AWAY / 2) {
                    return lookAtSockets();
                }
                Job job = next(true);
                if (job != null) {
                    hasSeat = true;
                    running++;
                } else if (!leads) {
                    parked = true;
                    idle.push(this);
                } else {
                    lookAtSockets();
                }
                return job;
            }
        }

        /** Nobody may take the lead until this thread is away from the sockets again: two must not look at once. */
        private Job lookAtSockets() {
            leads = true;
            awaySince = 0;
            return null;
        }

        private void carryOut(Job job) {
            jobSince = System.nanoTime();
            watchman.wake();
            try {
                job.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("A job failed that must not", failure);
            }
            jobSince = 0;
            // A driver may leave the mark of an interrupt, which would close the channel that is used next.
            Thread.interrupted();
            unflushed++;
            if (unflushed >= ROUNDS_BEFORE_FLUSH) {
                flushNow();
            }
        }

        private void flushNow() {
            unflushed = 0;
            flush();
        }

        private void lead() {
            flushNow();
            boolean waiting;
            synchronized (Crew.this) {
                waiting = next(false) != null;
            }
            try {
                round.turn(waiting);
            } catch (IOException | ClosedSelectorException failure) {
                if (!closed) {
                    LOG.error("Waiting for sockets failed", failure);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
            awaySince = System.nanoTime();
        }

        private void rest() {
            flushNow();
            while (true) {
                synchronized (Crew.this) {
                    if (!parked || closed) {
                        idle.remove(this);
                        return;
                    }
                }
                LockSupport.park(this);
            }
        }
    }
}

package io.vireo.benchmarks;

import io.vireo.domain.DomainRef;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the clients of a soak did, and what was heard of it: every change has a name of its own, so that a lost event and
 * an invented one cannot make up for each other.
 */
final class SoakLedger {

    /** What is done to a domain. */
    enum Change {
        DEFINE,
        UNDEFINE
    }

    private static final long VERSION = 0x5678_4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int ROUND_BITS = 32;

    private final Set<Long> asked = ConcurrentHashMap.newKeySet();
    private final Set<Long> done = ConcurrentHashMap.newKeySet();
    private final Set<Long> heard = ConcurrentHashMap.newKeySet();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();

    /** The domain that a client defines in one of its rounds; no two are the same. */
    static DomainRef domain(int client, int round) {
        UUID uuid = new UUID(VERSION, VARIANT | (long) client << ROUND_BITS | round);
        return DomainRef.of("soak-" + client + "-" + round, uuid);
    }

    private static long key(DomainRef domain, Change change) {
        return domain.uuid().getLeastSignificantBits() * Change.values().length + change.ordinal();
    }

    /** A client is about to make a change. */
    void asked(DomainRef domain, Change change) {
        asked.add(key(domain, change));
    }

    /** A client was told that its change is made. */
    void done(DomainRef domain, Change change) {
        done.add(key(domain, change));
    }

    /** A change was cut off by the end of its driver: whether it was made nobody knows. */
    void cut() {
        cut.incrementAndGet();
    }

    /** A reply said something else than it should. */
    void wrong(String what) {
        if (wrong.incrementAndGet() == 1) {
            System.err.println("soak: the first wrong reply: " + what);
        }
    }

    /** Somebody who listens was told of a change. */
    void heard(VirtEvent event) {
        if (event instanceof DomainEvent.Lifecycle lifecycle) {
            boolean isEnd = lifecycle.detail() == DomainLifecycle.UNDEFINED_REMOVED;
            if (!heard.add(key(lifecycle.domain(), isEnd ? Change.UNDEFINE : Change.DEFINE))) {
                repeated.incrementAndGet();
            }
        }
    }

    /** How many changes clients were told of. */
    long changes() {
        return done.size();
    }

    /** How many of them nobody was told who listens. */
    long lost() {
        return done.stream().filter(each -> !heard.contains(each)).count();
    }

    /** How many events there were of what nobody had asked for, or more than one of the same. */
    long invented() {
        return heard.stream().filter(each -> !asked.contains(each)).count() + repeated.get();
    }

    long wrong() {
        return wrong.get();
    }

    long cuts() {
        return cut.get();
    }
}

package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Ref;
import io.vireo.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Deadlines of calls: what is in time is answered, and what is late ends the waiting and nothing else.
 *
 * @param kind what is asked for
 * @param <R> its kind of reference
 */
record DeadlineContracts<R extends Ref>(Kind<R> kind) {

    private static final Duration NO_TIME = Duration.ofNanos(1);
    private static final int ROUNDS = 20;

    Group group() {
        String nouns = kind.noun() + "s";
        return new Group(
                "deadlines of calls about " + nouns,
                List.of(
                        Contract.of("lists " + nouns + " within a deadline", this::inTime, kind.can(Verb.LIST)),
                        Contract.of(
                                "answers about " + nouns + " after a deadline that nobody could keep",
                                this::late,
                                kind.can(Verb.LIST))));
    }

    private void inTime(Bench bench) {
        Connect connect = bench.connect();
        Set<R> all = Set.copyOf(kind.list(connect));
        assertEquals(all, Set.copyOf(kind.list(connect.within(bench.patience()))));
    }

    private void late(Bench bench) {
        Connect connect = bench.connect();
        Set<R> all = Set.copyOf(kind.list(connect));
        Connect hurried = connect.within(NO_TIME);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                // Nothing says that a call takes any time.
                assertEquals(all, Set.copyOf(kind.list(hurried)));
            } catch (TimedOut late) {
                assertFalse(late.getMessage().isBlank(), "the error says nothing");
            }
        }
        assertTrue(connect.isOpen(), "the connection was lost");
        assertEquals(all, Set.copyOf(kind.list(connect)), "afterwards");
    }
}

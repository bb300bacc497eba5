package io.vireo.registry;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Lets calls that give the same name come one after the other; those that give other names need not wait. */
final class Turns {

    private final Set<Object> given = new HashSet<>();

    /** Makes a call when nobody else is giving any of the names; fails when the thread is interrupted before. */
    <T> T inTurn(Set<?> names, Supplier<T> call) {
        take(names);
        try {
            return call.get();
        } finally {
            leave(names);
        }
    }

    private synchronized void take(Set<?> names) {
        try {
            // All or none, so that no two can wait for each other.
            while (!Collections.disjoint(given, names)) {
                wait();
            }
            given.addAll(names);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED, "interrupted while another call was giving one of the names " + names);
        }
    }

    private synchronized void leave(Set<?> names) {
        given.removeAll(names);
        notifyAll();
    }
}

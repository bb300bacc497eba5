package io.vireo.daemon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Counts who is here, and keeps the doors shut while there is no room for more. */
final class Reception {

    private final Limits limits;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final Set<Client> anonymous = ConcurrentHashMap.newKeySet();
    private final AtomicLong arrivals = new AtomicLong();
    private final List<Runnable> doors = new CopyOnWriteArrayList<>();

    Reception(Limits limits) {
        this.limits = limits;
    }

    /** Adds a door, by what it is to do when there may be room again. */
    void add(Runnable door) {
        doors.add(door);
    }

    /** Says whether one more may come in. */
    boolean hasRoom() {
        return clients.size() < limits.clients() && anonymous.size() < limits.anonymous();
    }

    /** Somebody came in, who has not said who he is. */
    void entered(Client client) {
        arrivals.incrementAndGet();
        clients.add(client);
        anonymous.add(client);
    }

    /** How many came in so far, whether they are here or not. */
    long arrivals() {
        return arrivals.get();
    }

    /** Somebody said who he is. */
    void known(Client client) {
        if (anonymous.remove(client)) {
            doors.forEach(Runnable::run);
        }
    }

    /** Somebody left. */
    void left(Client client) {
        anonymous.remove(client);
        if (clients.remove(client)) {
            doors.forEach(Runnable::run);
        }
    }

    /** Those who are here. */
    List<Client> clients() {
        return List.copyOf(clients);
    }
}

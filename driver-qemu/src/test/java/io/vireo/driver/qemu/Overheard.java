package io.vireo.driver.qemu;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listener that keeps what it hears. */
class Overheard implements QmpListener {
    private final List<QmpEvent> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<QmpEnd> end = new CompletableFuture<>();
    private volatile int lost;

    @Override
    public void event(QmpEvent event) {
        events.add(event);
    }

    @Override
    public void lost(int number) {
        lost += number;
    }

    @Override
    public void closed(QmpEnd how) {
        if (!end.complete(how)) {
            throw new AssertionError("closed twice");
        }
    }

    List<String> names() {
        return events.stream().map(QmpEvent::name).toList();
    }

    List<QmpEvent> events() {
        return List.copyOf(events);
    }

    int lost() {
        return lost;
    }

    boolean hasEnded() {
        return end.isDone();
    }

    QmpEnd end() throws Exception {
        try {
            return end.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the listener was never told of the end", e);
        }
    }
}

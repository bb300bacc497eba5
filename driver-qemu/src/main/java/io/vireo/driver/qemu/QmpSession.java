package io.vireo.driver.qemu;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is known about a conversation with a monitor: who waits for which answer, and who hears the events. */
final class QmpSession implements SocketLines.Receiver {
    private static final int MAX_EVENTS_WAITING = 10_000;

    /** The year 5138; what claims to be later is no time stamp. */
    private static final long LAST_SECOND = 100_000_000_000L;

    private final String peer;
    private final Executor listenerQueue;
    private final QmpListener listener;
    private final CompletableFuture<Json> greeting = new CompletableFuture<>();
    private final Map<Long, Request> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicInteger eventsWaiting = new AtomicInteger();
    private final AtomicInteger eventsLost = new AtomicInteger();
    private volatile SocketLines lines;
    private boolean greetedAgain;
    private volatile QmpEnd.Cause cause = QmpEnd.Cause.PEER_GONE;
    private volatile boolean shutdownSeen;
    private volatile String ended;

    /** One command on its way. */
    record Request(String command, String line, CompletableFuture<Json> answer) {}

    QmpSession(String peer, Executor listenerQueue, QmpListener listener) {
        this.peer = peer;
        this.listenerQueue = listenerQueue;
        this.listener = listener;
    }

    void start(SocketLines socket) {
        this.lines = socket;
    }

    String peer() {
        return peer;
    }

    CompletableFuture<Json> greeting() {
        return greeting;
    }

    /** From now on the end of the conversation is our own doing. */
    void closing() {
        cause = QmpEnd.Cause.CLOSED;
    }

    Request request(String command, Json arguments) {
        long id = lastId.incrementAndGet();
        Json message = Json.object().with("execute", command).with("id", id);
        if (!arguments.members().isEmpty()) {
            message = message.with("arguments", arguments);
        }
        var request = new Request(command, message.toString(), new CompletableFuture<>());
        waiting.put(id, request);
        request.answer().whenComplete((answer, failure) -> waiting.remove(id));
        // After the entry is made, or a close in between would leave it waiting for ever.
        if (ended != null) {
            request.answer().completeExceptionally(gone(command));
        }
        return request;
    }

    @Override
    public void line(String line) {
        try {
            message(JsonText.read(line));
        } catch (JsonText.Malformed e) {
            broken("it sent " + Seen.of(line) + ", which is no JSON: " + e.getMessage());
        }
    }

    private void message(Json message) {
        if (message.has("event")) {
            event(message);
        } else if (isGreeting(message)) {
            greeted(message.get("QMP"));
        } else if (message.has("return") || message.has("error")) {
            reply(message);
        } else {
            broken("it sent " + Seen.of(message.toString()) + ", which is no QMP message that is due");
        }
    }

    private boolean isGreeting(Json message) {
        return message.has("QMP")
                && (!greeting.isDone() || !greetedAgain && message.get("QMP").has("version"));
    }

    /** Whoever connects while QEMU is still setting up its monitor may be greeted twice, and has to negotiate anew then. */
    private void greeted(Json facts) {
        if (!greeting.complete(facts)) {
            greetedAgain = true;
            Request again = request("qmp_capabilities", Json.object());
            lines.send((again.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void reply(Json message) {
        long id = message.number("id").orElse(-1);
        if (id < 1 || id > lastId.get()) {
            broken("it answered a command that nobody gave: " + Seen.of(message.toString()));
            return;
        }
        Request request = waiting.remove(id);
        if (request == null) {
            return; // The late answer to a command that ran into its deadline.
        }
        if (message.has("error")) {
            request.answer().completeExceptionally(QmpException.of(peer, request.command(), message.get("error")));
        } else {
            request.answer().complete(message.get("return"));
        }
    }

    private void event(Json message) {
        String name = message.text("event").orElse("");
        if ("SHUTDOWN".equals(name)) {
            shutdownSeen = true;
        }
        if (eventsWaiting.get() >= MAX_EVENTS_WAITING) {
            eventsLost.incrementAndGet();
            return;
        }
        var event = new QmpEvent(name, message.get("data"), time(message.get("timestamp")));
        eventsWaiting.incrementAndGet();
        listenerQueue.execute(() -> tell(event));
    }

    private static Instant time(Json timestamp) {
        long seconds = timestamp.number("seconds").orElse(-1);
        long micros = timestamp.number("microseconds").orElse(-1);
        boolean sound = seconds >= 0 && seconds <= LAST_SECOND && micros >= 0 && micros < 1_000_000;
        return sound ? Instant.ofEpochSecond(seconds, micros * 1000) : Instant.now();
    }

    private void tell(QmpEvent event) {
        eventsWaiting.decrementAndGet();
        try {
            listener.event(event);
        } finally {
            tellLost();
        }
    }

    private void tellLost() {
        int lost = eventsLost.getAndSet(0);
        if (lost > 0) {
            listener.lost(lost);
        }
    }

    private void broken(String reason) {
        cause = QmpEnd.Cause.BROKEN_PROTOCOL;
        lines.close(reason);
    }

    @Override
    public void closed(String reason) {
        ended = reason;
        greeting.completeExceptionally(gone("the greeting"));
        waiting.values().forEach(request -> request.answer().completeExceptionally(gone(request.command())));
        var end = new QmpEnd(cause, shutdownSeen, reason);
        listenerQueue.execute(() -> {
            tellLost();
            listener.closed(end);
        });
    }

    private RuntimeException gone(String command) {
        return Answers.gone(peer, command, ended);
    }
}

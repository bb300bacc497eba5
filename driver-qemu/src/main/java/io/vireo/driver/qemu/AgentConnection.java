package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The line to the agent inside a guest: one command at a time, each after a handshake that throws away what is old.
 *
 * <p>The agent runs in the guest, so it may be absent, slow or hostile. Between commands nothing is read from it, during
 * one command its words are bounded in time and amount, and nothing that it says is believed to be sound.
 */
final class AgentConnection implements AutoCloseable {
    /** How long a command may take when nothing else is said. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long an agent that is there takes at most to answer the handshake, as libvirt has it. */
    static final Duration HANDSHAKE_PATIENCE = Duration.ofSeconds(5);

    private static final int MAX_LINE = 10 << 20;

    /** The byte that makes both sides forget a message that was not finished. */
    private static final int DELIMITER = 0xff;

    private final AgentSession session;
    private final SocketLines lines;
    private final Semaphore free = new Semaphore(1, true);
    private volatile String running = "";

    private AgentConnection(AgentSession session, SocketLines lines) {
        this.session = session;
        this.lines = lines;
    }

    /**
     * Connects to the socket of a guest's agent channel; whether an agent listens there shows only at the first command.
     *
     * @param owner whose agent it is, for messages: {@code domain "web"}
     */
    static AgentConnection connect(SocketLoop loop, String owner, Path socket, Duration patience) {
        var peer = "the agent of " + owner + " (" + socket + ")";
        var channel = SocketConnector.connect(peer, socket, Deadline.in(patience), () -> true);
        var session = new AgentSession(peer);
        var lines = new SocketLines(loop, channel, MAX_LINE, session);
        session.start(lines);
        lines.pause();
        loop.add(lines);
        return new AgentConnection(session, lines);
    }

    /** Executes a command with the usual patience; see {@link #execute(String, Json, Duration)}. */
    Json execute(String command, Json arguments) {
        return execute(command, arguments, PATIENCE);
    }

    /**
     * What the agent returns for the command.
     *
     * @throws QmpException when the agent refuses the command: its class and description
     * @throws VirtException with {@link ErrorCode#AGENT_UNRESPONSIVE} when it says nothing until the patience is at its
     *     end, says nonsense, or is gone
     */
    Json execute(String command, Json arguments, Duration patience) {
        return conversation(command, patience, deadline -> {
            CompletableFuture<Json> answer = session.expectAnswer(command);
            send(command, arguments);
            return await(command, answer, deadline);
        });
    }

    /**
     * Gives a command that the agent does not answer when it succeeds, such as guest-shutdown.
     *
     * @param effect completes when what the command asks for has happened
     */
    void order(String command, Json arguments, CompletableFuture<?> effect, Duration patience) {
        conversation(command, patience, deadline -> {
            CompletableFuture<Json> answer = session.expectAnswer(command);
            send(command, arguments);
            CompletableFuture<Json> done = effect.thenApply(any -> Json.NULL);
            try {
                return await(command, answer.applyToEither(done, json -> json), deadline);
            } catch (VirtException e) {
                return afterTheEnd(e, done, deadline);
            }
        });
    }

    /** A guest that obeys takes its agent's line with it, which may be noticed before the effect is. */
    private Json afterTheEnd(VirtException failure, CompletableFuture<Json> effect, Deadline deadline) {
        if (isOpen() || failure instanceof QmpException) {
            throw failure;
        }
        try {
            return Answers.await(session.peer(), "the command", effect, atMostAHandshake(deadline));
        } catch (TimedOut e) {
            throw failure;
        }
    }

    boolean isOpen() {
        return lines.isOpen();
    }

    /** Closes the line; a command that waits fails. */
    @Override
    public void close() {
        lines.close("it was closed");
    }

    private interface Talk {
        Json with(Deadline deadline);
    }

    private Json conversation(String command, Duration patience, Talk talk) {
        var deadline = Deadline.in(patience);
        takeTurn(command, deadline);
        try {
            running = command;
            lines.resume();
            handshake(command, deadline);
            return talk.with(deadline);
        } finally {
            session.expectNothing();
            lines.pause();
            running = "";
            free.release();
        }
    }

    private void takeTurn(String command, Deadline deadline) {
        boolean mine = false;
        try {
            mine = free.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Answers.interrupted(
                    "Waiting for the turn of " + command + " at " + session.peer() + " was interrupted");
        }
        if (!mine) {
            throw new Busy("Cannot execute " + command + ": " + session.peer() + " is busy with " + running
                    + ", for more than " + Answers.say(deadline.patience()));
        }
    }

    private void handshake(String command, Deadline deadline) {
        long id = ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE);
        CompletableFuture<Json> answer = session.expectHandshake(command, id);
        var bytes = new ByteArrayOutputStream();
        bytes.write(DELIMITER);
        bytes.writeBytes(line("guest-sync-delimited", Json.object().with("id", id)));
        lines.send(bytes.toByteArray());
        await(command, answer, Deadline.in(atMostAHandshake(deadline)));
    }

    private static Duration atMostAHandshake(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(HANDSHAKE_PATIENCE) < 0 ? left : HANDSHAKE_PATIENCE;
    }

    private void send(String command, Json arguments) {
        lines.send(line(command, arguments));
    }

    private static byte[] line(String command, Json arguments) {
        Json message = Json.object().with("execute", command);
        if (!arguments.members().isEmpty()) {
            message = message.with("arguments", arguments);
        }
        return (message + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Json await(String command, CompletableFuture<Json> answer, Deadline deadline) {
        try {
            return Answers.await(session.peer(), command, answer, deadline.left());
        } catch (TimedOut e) {
            throw AgentSession.unresponsive(
                    "Cannot execute " + command + ": " + session.peer() + " did not answer within "
                            + Answers.say(deadline.patience()) + "; is the guest agent installed and running?");
        }
    }
}

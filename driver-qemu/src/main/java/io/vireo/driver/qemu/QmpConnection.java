package io.vireo.driver.qemu;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The monitor of one QEMU process: commands with a deadline, replies matched by id, events in order.
 *
 * <p>Many threads may execute commands at once; QEMU answers them one after the other. A command that ran into its
 * deadline may still be carried out by QEMU, and its late answer is ignored. Whatever is no QMP ends the connection,
 * with what was seen in the message of every call that waited.
 */
final class QmpConnection implements AutoCloseable {
    /** How long a command may take when nothing else is said; on an idle machine it takes milliseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String NOT_YET = "Expecting capabilities negotiation";

    private final QmpSession session;
    private final SocketLines lines;

    private QmpConnection(QmpSession session, SocketLines lines) {
        this.session = session;
        this.lines = lines;
    }

    /**
     * Connects to the monitor of a QEMU process that is there or is just being started, and makes it ready for commands.
     *
     * <p>A socket that does not exist yet, or that nobody listens at yet, is tried again until the patience is at its end.
     *
     * @param owner whose monitor it is, for messages: {@code domain "web"}
     * @param patience for everything together: the socket, the greeting and the negotiation
     * @param alive whether the process lives, so that nobody waits for a socket that will never come
     */
    static QmpConnection connect(
            SocketLoop loop,
            String owner,
            Path socket,
            Duration patience,
            BooleanSupplier alive,
            QmpListener listener) {
        var deadline = Deadline.in(patience);
        var peer = "the monitor of " + owner + " (" + socket + ")";
        var channel = SocketConnector.connect(peer, socket, deadline, alive);
        var session = new QmpSession(peer, loop.listenerQueue(), listener);
        var lines = new SocketLines(loop, channel, SocketLines.MAX_LINE, session);
        var connection = new QmpConnection(session, lines);
        session.start(lines);
        loop.add(lines);
        try {
            Answers.await(peer, "the greeting", session.greeting(), deadline.left());
            connection.execute("qmp_capabilities", Json.object(), deadline.left());
        } catch (RuntimeException e) {
            lines.close("it could not be made ready");
            throw e;
        }
        return connection;
    }

    /** The version in the greeting. */
    QemuVersion version() {
        return QemuVersion.of(session.greeting().join().get("version"));
    }

    /** Executes a command without arguments; see {@link #execute(String, Json, Duration)}. */
    Json execute(String command) {
        return execute(command, Json.object(), PATIENCE);
    }

    /** Executes a command with the usual patience; see {@link #execute(String, Json, Duration)}. */
    Json execute(String command, Json arguments) {
        return execute(command, arguments, PATIENCE);
    }

    /**
     * What QEMU returns for the command.
     *
     * @throws QmpException when QEMU refuses the command: its class and description
     * @throws io.vireo.VirtException when the monitor is gone or broken, or says nothing until the patience is at its end
     */
    Json execute(String command, Json arguments, Duration patience) {
        try {
            return Answers.await(session.peer(), command, submit(command, arguments), patience);
        } catch (QmpException refused) {
            if (!refused.description().startsWith(NOT_YET)) {
                throw refused;
            }
            // The command ran into a second greeting, see QmpSession; it was not carried out.
            return Answers.await(session.peer(), command, submit(command, arguments), patience);
        }
    }

    /**
     * Sends a command without waiting. The future ends with what QEMU returns or with the exception that
     * {@link #execute(String, Json, Duration)} throws; it has no deadline of its own.
     */
    CompletableFuture<Json> submit(String command, Json arguments) {
        var request = session.request(command, arguments);
        lines.send((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
        return request.answer();
    }

    boolean isOpen() {
        return lines.isOpen();
    }

    /** Closes the monitor; QEMU goes on. Calls that wait fail, and the listener is told. */
    @Override
    public void close() {
        session.closing();
        lines.close("it was closed");
    }
}

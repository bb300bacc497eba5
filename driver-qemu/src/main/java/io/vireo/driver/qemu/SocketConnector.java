package io.vireo.driver.qemu;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Connects to a unix socket whose listener may still be on its way. */
final class SocketConnector {
    /** What the kernel takes in an address, less the zero byte at its end. */
    private static final int MAX_PATH_BYTES = 107;

    private static final long PAUSE_MILLIS = 2;

    private SocketConnector() {}

    /**
     * A connected channel in non-blocking mode.
     *
     * @param peer what is connected to, for messages
     * @param alive asked before each new try: once it says no, nobody will ever listen and the call fails
     */
    static SocketChannel connect(String peer, Path socket, Deadline deadline, BooleanSupplier alive) {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            throw Answers.failed("Cannot connect to " + peer + ": the path of a unix socket has at most "
                    + MAX_PATH_BYTES + " bytes; use a shorter state folder");
        }
        String seen;
        do {
            boolean wasAlive = alive.getAsBoolean();
            try {
                return attempt(socket);
            } catch (IOException e) {
                // Refused: nobody listens yet. Temporarily unavailable: the listener's queue is full, so come again.
                seen = Files.exists(socket) ? e.getMessage() : "the socket does not exist";
            }
            if (Files.exists(socket) && !Files.isWritable(socket)) {
                throw Answers.failed("Cannot connect to " + peer + ": no permission to write to the socket");
            }
            if (!wasAlive) {
                throw Answers.failed("Cannot connect to " + peer + ": the process that should listen has ended");
            }
            Answers.pause(PAUSE_MILLIS, peer);
        } while (!deadline.isOver());
        throw Answers.timedOut(
                "Cannot connect to " + peer + " within " + Answers.say(deadline.patience()) + ": " + seen);
    }

    private static SocketChannel attempt(Path socket) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean connected = false;
        try {
            // Before connecting, or a full queue would hold this thread for ever.
            channel.configureBlocking(false);
            connected = channel.connect(UnixDomainSocketAddress.of(socket));
            if (!connected) {
                throw new IOException("the connection is still being made");
            }
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }
}

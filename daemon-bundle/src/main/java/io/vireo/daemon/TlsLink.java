package io.vireo.daemon;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * A socket with TLS from its first byte. After the handshake the client's certificate is judged; one byte then tells the
 * client that it is welcome, before anything else.
 *
 * <p>The handshake's computing takes milliseconds, so it is done elsewhere; nothing here waits.
 */
final class TlsLink implements Link {

    private static final byte WELCOME = 1;

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Predicate<SSLSession> judge;
    private final Consumer<Runnable> elsewhere;
    private ByteBuffer fromNet;
    private final ByteBuffer toNet;
    private boolean judged;
    private boolean ended;
    private boolean pending;
    private boolean computing;

    /**
     * Makes a link whose handshake has not begun.
     *
     * @param judge decides about the client's certificate once the handshake is over
     * @param elsewhere runs what computes for long, and then sees to it that this link is read again
     */
    TlsLink(SocketChannel channel, SSLEngine engine, Predicate<SSLSession> judge, Consumer<Runnable> elsewhere) {
        this.channel = channel;
        this.engine = engine;
        this.judge = judge;
        this.elsewhere = elsewhere;
        int room = engine.getSession().getPacketBufferSize();
        this.fromNet = ByteBuffer.allocate(room).flip();
        this.toNet = ByteBuffer.allocate(2 * room).flip();
    }

    @Override
    public synchronized int read(ByteBuffer target, List<FileDescriptor> files) throws IOException {
        int start = target.position();
        while (!ended && target.hasRemaining()) {
            if (isHandshaking()) {
                if (!handshake()) {
                    break;
                }
                continue;
            }
            if (!unwrap(target)) {
                break;
            }
        }
        int count = target.position() - start;
        return count == 0 && ended ? -1 : count;
    }

    private boolean isHandshaking() {
        HandshakeStatus status = engine.getHandshakeStatus();
        return !judged
                || status == HandshakeStatus.NEED_TASK
                || status == HandshakeStatus.NEED_WRAP
                || status == HandshakeStatus.NEED_UNWRAP;
    }

    /** Goes one step; false when it must wait for the client. */
    private boolean handshake() throws IOException {
        if (computing) {
            return false;
        }
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                computing = true;
                pending = false;
                elsewhere.accept(this::compute);
                return false;
            }
            case NEED_WRAP -> {
                wrap(ByteBuffer.allocate(0));
                pending = !flush();
                return !pending;
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                return unwrap(ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
            }
            default -> judgeClient();
        }
        return true;
    }

    private void compute() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        synchronized (this) {
            forbidResumption();
            computing = false;
            pending = true;
        }
    }

    /** libvirt's client takes the ticket of a session, if one comes before the welcome, for a failure. */
    private void forbidResumption() {
        SSLSession begun = engine.getHandshakeSession();
        if (begun != null) {
            begun.invalidate();
        }
    }

    private void judgeClient() throws IOException {
        if (!judged) {
            judged = true;
            if (!judge.test(engine.getSession())) {
                throw new SSLException("its certificate is not accepted");
            }
            wrap(ByteBuffer.wrap(new byte[] {WELCOME}));
            flush();
        }
    }

    /** Opens one record; false when more must arrive. */
    private boolean unwrap(ByteBuffer target) throws IOException {
        SSLEngineResult result = engine.unwrap(fromNet, target);
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> {
                pending = false;
                return fill();
            }
            case BUFFER_OVERFLOW -> {
                return false;
            }
            case CLOSED -> {
                ended = true;
                return false;
            }
            default -> {
                pending = fromNet.hasRemaining();
                return true;
            }
        }
    }

    @Override
    public synchronized boolean isPending() {
        return pending;
    }

    private boolean fill() throws IOException {
        fromNet.compact();
        if (!fromNet.hasRemaining()) {
            ByteBuffer larger = ByteBuffer.allocate(fromNet.capacity() * 2);
            larger.put(fromNet.flip());
            fromNet = larger;
        }
        int count = channel.read(fromNet);
        fromNet.flip();
        ended |= count < 0;
        return count > 0;
    }

    @Override
    public synchronized void write(ByteBuffer source) throws IOException {
        if (!flush() || !judged) {
            return;
        }
        while (source.hasRemaining()) {
            wrap(source);
            if (!flush()) {
                return;
            }
        }
    }

    private void wrap(ByteBuffer source) throws IOException {
        toNet.compact();
        SSLEngineResult result = engine.wrap(source, toNet);
        toNet.flip();
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new IOException("the client closed its side");
        }
    }

    private boolean flush() throws IOException {
        while (toNet.hasRemaining() && channel.write(toNet) > 0) {
            continue;
        }
        return !toNet.hasRemaining();
    }

    @Override
    public synchronized boolean isHoldingBack() {
        return toNet.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            engine.closeOutbound();
            ended = true;
        }
        channel.close();
    }
}

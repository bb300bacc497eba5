package io.vireo.driver.qemu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A scripted peer at the other end of a monitor's socket: it says and hears exactly what a test tells it to. */
final class FakeMonitor implements AutoCloseable {
    static final String GREETING = "{\"QMP\":{\"version\":{\"qemu\":{\"micro\":22,\"minor\":2,\"major\":7},"
            + "\"package\":\"Debian\"},\"capabilities\":[\"oob\"]}}";

    /** What the peer does with the one connection it takes; an exception ends the conversation. */
    interface Script {
        void play(FakeMonitor peer) throws IOException, InterruptedException;
    }

    private final Path path;
    private final ServerSocketChannel server;
    private final Thread thread;
    private final BlockingQueue<Boolean> cues = new LinkedBlockingQueue<>();
    private volatile SocketChannel channel;
    private BufferedReader reader;
    private volatile Exception failure;

    FakeMonitor(Path path, Script script) throws IOException {
        this.path = path;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        thread = new Thread(() -> run(script), "fake-monitor");
        thread.start();
    }

    /** Greets and takes the negotiation, then plays the script. */
    static FakeMonitor ready(Path path, Script script) throws IOException {
        return new FakeMonitor(path, peer -> {
            peer.negotiate();
            script.play(peer);
        });
    }

    void negotiate() throws IOException {
        say(GREETING);
        long id = hear("qmp_capabilities");
        say("{\"return\":{},\"id\":" + id + "}");
    }

    private void run(Script script) {
        try (SocketChannel accepted = server.accept()) {
            channel = accepted;
            // Not Channels.newReader: that one fails on the delimiter byte of the agent.
            reader = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(accepted), StandardCharsets.UTF_8));
            script.play(this);
        } catch (IOException | InterruptedException e) {
            failure = e;
        }
    }

    void say(String line) throws IOException {
        sayRaw(line + "\r\n");
    }

    void sayRaw(String text) throws IOException {
        sayBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void sayBytes(byte... content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The next message from the other side; null at the end. */
    Json hear() throws IOException {
        String line = reader.readLine();
        try {
            return line == null ? null : JsonText.read(line);
        } catch (JsonText.Malformed e) {
            throw new IOException("The client sent no JSON: " + line, e);
        }
    }

    /** As an agent hears the handshake, answers it as the real one does, and gives back its id. */
    long shakeHands() throws IOException {
        String line = reader.readLine();
        try {
            Json message = JsonText.read(line.substring(line.lastIndexOf('\ufffd') + 1));
            long id = message.get("arguments").number("id").orElseThrow();
            say("{\"error\":{\"class\":\"GenericError\",\"desc\":\"JSON parse error, stray '\\uFFFD'\"}}");
            sayBytes((byte) 0xff);
            say("{\"return\": " + id + "}");
            return id;
        } catch (JsonText.Malformed e) {
            throw new IOException("The client sent no handshake: " + line, e);
        }
    }

    /** Hears this command and answers its id. */
    long hear(String command) throws IOException {
        Json message = hear();
        if (message == null || !message.text("execute").orElse("").equals(command)) {
            throw new IOException("Expected the command " + command + ", got " + message);
        }
        return message.number("id").orElseThrow();
    }

    /** Waits until the other side closes. */
    void hearTheEnd() throws IOException {
        while (reader.readLine() != null) {
            Thread.onSpinWait();
        }
    }

    /** Waits for the test to call {@link #cue()}. */
    void awaitCue() throws InterruptedException {
        cues.poll(10, TimeUnit.SECONDS);
    }

    void cue() {
        cues.add(true);
    }

    Path path() {
        return path;
    }

    /** Waits until the script is through; throws when it failed. */
    void finish() throws Exception {
        thread.join(10_000);
        if (thread.isAlive()) {
            throw new AssertionError("the script did not come to its end");
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        cue();
        server.close();
        SocketChannel accepted = channel;
        if (accepted != null) {
            accepted.close();
        }
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(path);
    }
}

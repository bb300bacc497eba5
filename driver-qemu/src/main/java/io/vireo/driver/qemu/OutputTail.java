package io.vireo.driver.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The last words of a process: reads all that it prints and keeps the end. */
final class OutputTail {
    private static final int KEPT = 2048;

    private final byte[] ring = new byte[KEPT];
    private final Thread reader;
    private long written;

    private OutputTail(InputStream stream, String name) {
        reader = new Thread(() -> drain(stream), name);
        reader.setDaemon(true);
        reader.setContextClassLoader(OutputTail.class.getClassLoader());
    }

    /** Begins to read, on a thread of its own that ends with the stream. */
    static OutputTail of(InputStream stream, String name) {
        var tail = new OutputTail(stream, name);
        tail.reader.start();
        return tail;
    }

    /** Waits for the end of the stream, though not long: a grandchild of the process may keep it open. */
    void await(long millis) throws InterruptedException {
        reader.join(millis);
    }

    private void drain(InputStream stream) {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // Closed from our side: what was said so far is what counts.
            return;
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % KEPT)] = buffer[i];
        }
    }

    /** What was printed last, in one line fit for a message. */
    synchronized String text() {
        int length = (int) Math.min(written, KEPT);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((written - length + i) % KEPT)];
        }
        return new String(bytes, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}

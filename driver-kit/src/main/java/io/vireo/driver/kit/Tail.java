package io.vireo.driver.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last bytes of a stream, read on a thread of its own. */
final class Tail {

    private static final int FIRST = 4096;

    private final int most;
    private final Thread reader;
    // Most programs say little: it grows to its full size only when it must, and goes round from then on.
    private byte[] ring = new byte[FIRST];
    private long total;

    private Tail(InputStream stream, int most) {
        this.most = most;
        this.reader = new Thread(() -> drain(stream), "vireo-output");
        reader.setDaemon(true);
    }

    static Tail of(InputStream stream, int most) {
        Tail tail = new Tail(stream, most);
        tail.reader.start();
        return tail;
    }

    /** Waits for the end of the stream, though not for a grandchild that keeps it open. */
    void await(long millis) throws InterruptedException {
        reader.join(millis);
    }

    synchronized String text() {
        int length = (int) Math.min(total, ring.length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((total - length + i) % ring.length)];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void drain(InputStream stream) {
        byte[] chunk = new byte[8192];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException closed) {
            // The process was killed: what was read until then is all there is.
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        long wanted = Math.min(most, total + length);
        if (wanted > ring.length) {
            ring = Arrays.copyOf(ring, (int) Math.min(most, Math.max(wanted, 2L * ring.length)));
        }
        for (int i = 0; i < length; i++) {
            ring[(int) (total++ % ring.length)] = chunk[i];
        }
    }
}

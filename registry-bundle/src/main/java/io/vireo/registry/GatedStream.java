package io.vireo.registry;

import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.VirtStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A driver's stream behind its gate: it ends with the gate, and does not hold the driver's object longer. */
final class GatedStream implements VirtStream {

    private final Gate gate;
    private final Ref subject;
    private final AtomicReference<VirtStream> inner;

    GatedStream(Gate gate, VirtStream stream, Ref subject) {
        this.gate = gate;
        this.subject = subject;
        this.inner = new AtomicReference<>(stream);
    }

    @Override
    public int read(ByteBuffer target) {
        int count = call("virStreamRecv", stream -> stream.read(target));
        if (count < 0 && !gate.isOpen()) {
            // Cut short, which must not look like the end of what there was to read.
            throw gate.ended(subject);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        run("virStreamSend", stream -> stream.write(source));
    }

    @Override
    public void writeHole(long length) {
        run("virStreamSendHole", stream -> stream.writeHole(length));
    }

    @Override
    public long readHole() {
        return call("virStreamRecvHole", VirtStream::readHole);
    }

    @Override
    public void finish() {
        run("virStreamFinish", VirtStream::finish);
        end();
    }

    @Override
    public void abort() {
        VirtStream stream = end();
        if (stream == null) {
            return;
        }
        try {
            gate.through(flight("virStreamAbort"), () -> "virStreamAbort", ignored -> {
                stream.abort();
                return stream;
            });
        } catch (StaleHandle shut) {
            // The gate shut when this stream had left it already, so nobody else would end it.
            stream.abort();
        }
    }

    /** Ends the stream because the gate shuts; who is reading or writing wakes up. */
    void cut() {
        VirtStream stream = end();
        if (stream != null) {
            stream.abort();
        }
    }

    @Override
    public String toString() {
        return "the stream of " + subject.label();
    }

    private VirtStream end() {
        gate.ended(this);
        return inner.getAndSet(null);
    }

    private void run(String function, java.util.function.Consumer<VirtStream> task) {
        call(function, stream -> {
            task.accept(stream);
            return stream;
        });
    }

    private <T> T call(String function, Function<VirtStream, T> task) {
        VirtStream stream = inner.get();
        if (stream == null) {
            throw gate.ended(subject);
        }
        return gate.through(flight(function), () -> function, ignored -> task.apply(stream));
    }

    private Flight flight(String function) {
        return new Flight(function, subject, true);
    }
}

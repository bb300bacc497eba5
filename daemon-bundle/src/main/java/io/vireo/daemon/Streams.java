package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of one client, by the serial of the call that began each. */
final class Streams {

    /** How many a client may have at once: each may need a thread. */
    static final int MOST = 100;

    private final Session session;
    private final Map<Integer, OpenStream> open = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Streams(Session session) {
        this.session = session;
    }

    boolean isAny() {
        return !open.isEmpty();
    }

    /** Fails when the client has as many as it may have. */
    void requireRoom() {
        int all = session.host().settings().limits().streams();
        if (open.size() >= MOST) {
            throw tooMany(MOST + " at once; finish one");
        }
        if (session.host().streams().get() >= all) {
            throw tooMany("all clients together may have " + all + "; try again later");
        }
    }

    private static VirtException tooMany(String detail) {
        return VirtException.of(ErrorFacts.of(ErrorCode.OPERATION_FAILED, "too many active streams: " + detail)
                .in(ErrorDomain.STREAMS));
    }

    /** Takes a stream over, once the reply to its call is queued. */
    void begin(Row row, Header call, VirtStream stream) {
        session.host().streams().incrementAndGet();
        OpenStream begun = new OpenStream(session, call, stream, this::over);
        OpenStream other = open.put(call.serial(), begun);
        if (other != null) {
            other.drop();
        }
        if (ended) {
            begun.drop();
        } else {
            begun.start(row.flow());
        }
    }

    /** A stream ended; another one may have its serial by now. */
    private void over(OpenStream stream) {
        session.host().streams().decrementAndGet();
        open.values().remove(stream);
    }

    /** Takes what the client sends; what belongs to no stream was on its way when the stream ended. */
    void take(Frame frame) {
        OpenStream stream = open.get(frame.header().serial());
        if (stream != null) {
            stream.take(frame);
        }
    }

    /** Says whether the client is to send no more for now. */
    boolean isFull() {
        for (OpenStream each : open.values()) {
            if (each.isFull()) {
                return true;
            }
        }
        return false;
    }

    /** The client took what waited for it. */
    void drained() {
        if (!open.isEmpty()) {
            open.values().forEach(OpenStream::drained);
        }
    }

    /** Drops all of them: the client is gone. */
    void end() {
        ended = true;
        List.copyOf(open.values()).forEach(OpenStream::drop);
    }
}

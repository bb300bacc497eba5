package io.vireo.driver.remote;

import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.spi.FilePassing;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls of one channel that wait for their replies. */
final class Pending {

    private final Map<Integer, Waiting> calls = new ConcurrentHashMap<>();
    /** Calls whose callers gave up; their replies still come. */
    private final Set<Integer> abandoned = ConcurrentHashMap.newKeySet();

    /** Begins to wait for the reply to a call of this thread. */
    Waiting add(Header call) {
        Waiting waiting = new Waiting(call);
        calls.put(call.serial(), waiting);
        return waiting;
    }

    /** The caller does not wait any more. */
    void abandon(int serial, Waiting waiting) {
        abandoned.add(serial);
        if (calls.remove(serial) == null) {
            // The reply came at this moment.
            abandoned.remove(serial);
        }
        waiting.abandon();
    }

    /**
     * Takes a reply to whoever waits for it; the files of one that nobody waits for are closed.
     *
     * @return what is wrong with it; empty when it is the answer to a call
     */
    Optional<String> answer(Frame frame) {
        Header header = frame.header();
        Waiting waiting = calls.get(header.serial());
        Optional<String> wrong = Optional.empty();
        if (waiting == null) {
            if (!abandoned.remove(header.serial())) {
                wrong = Optional.of("it answers a call that nobody made: serial " + header.serial());
            }
        } else if (!waiting.isAnsweredBy(header) || header.status() == PacketStatus.CONTINUE) {
            wrong = Optional.of(
                    "its answer to call " + header.serial() + " is one to another: procedure " + header.procedure());
        } else if (calls.remove(header.serial(), waiting)) {
            waiting.answer(frame);
            return wrong;
        } else {
            abandoned.remove(header.serial());
        }
        frame.files().forEach(FilePassing::close);
        return wrong;
    }

    /** Ends the waiting for one reply, if it is still waited for. */
    void fail(int serial, Supplier<RuntimeException> why) {
        Optional.ofNullable(calls.remove(serial)).ifPresent(each -> each.fail(why));
    }

    /** Ends all waiting. */
    void failAll(Supplier<RuntimeException> why) {
        calls.keySet().forEach(serial -> fail(serial, why));
    }
}

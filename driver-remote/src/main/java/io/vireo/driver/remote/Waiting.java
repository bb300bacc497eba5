package io.vireo.driver.remote;

import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.spi.FilePassing;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One call that waits for its reply. */
final class Waiting {

    private final Thread thread = Thread.currentThread();
    private final Header call;
    private volatile Frame reply;
    private volatile Supplier<RuntimeException> failure;
    private boolean isAbandoned;

    Waiting(Header call) {
        this.call = call;
    }

    /** Says whether a reply is one to this call, by everything that a reply repeats. */
    boolean isAnsweredBy(Header answer) {
        return answer.program() == call.program()
                && answer.version() == call.version()
                && answer.procedure() == call.procedure();
    }

    void answer(Frame frame) {
        synchronized (this) {
            reply = frame;
            dropIfAbandoned();
        }
        LockSupport.unpark(thread);
    }

    /** Nobody will look at the reply: files that come with it, or have come, are closed. */
    synchronized void abandon() {
        isAbandoned = true;
        dropIfAbandoned();
    }

    private void dropIfAbandoned() {
        if (isAbandoned && reply != null) {
            reply.files().forEach(FilePassing::close);
        }
    }

    /** Ends the waiting; every caller gets an exception of his own. */
    void fail(Supplier<RuntimeException> why) {
        failure = why;
        LockSupport.unpark(thread);
    }

    /**
     * Waits for the reply.
     *
     * @throws InterruptedException when the thread was interrupted
     */
    Frame await() throws InterruptedException {
        while (reply == null && failure == null) {
            LockSupport.park(this);
            // A reply that is there counts, even when somebody has just lost patience.
            if (reply == null && Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (reply != null) {
            return reply;
        }
        throw failure.get();
    }
}

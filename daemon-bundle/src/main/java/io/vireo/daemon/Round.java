package io.vireo.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;

/** One look at all sockets by the thread that leads. */
final class Round {

    /** Somebody whose socket is ready. */
    interface Party {

        /**
         * Reads, writes or accepts what can be without waiting; must not throw.
         *
         * @param ready what the socket is ready for, bits of {@link SelectionKey}
         * @param buffer room to read into, for this call only
         */
        void ready(int ready, ByteBuffer buffer);
    }

    private static final int ROOM = 128 * 1024;

    private final Selector selector;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    Round(Selector selector) {
        this.selector = selector;
    }

    /**
     * Waits until a socket is ready, or only looks.
     *
     * @param hurry whether there is other work, so that nobody waits here
     */
    void turn(boolean hurry) throws IOException {
        int count = hurry ? selector.selectNow() : selector.select();
        if (count == 0) {
            return;
        }
        if (buffer.capacity() == 0) {
            buffer = ByteBuffer.allocateDirect(ROOM);
        }
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            try {
                ((Party) key.attachment()).ready(key.readyOps(), buffer);
            } catch (CancelledKeyException closed) {
                // Its owner closed it meanwhile, which is all there is to do.
                continue;
            }
        }
    }
}

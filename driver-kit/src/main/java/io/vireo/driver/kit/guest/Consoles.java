package io.vireo.driver.kit.guest;

import io.vireo.Busy;
import io.vireo.VirtStream;
import java.util.HashMap;
import java.util.Map;

/** Who has which console of a guest open: one at a time, because two readers would share the bytes between them. */
public final class Consoles {

    private final Map<String, VirtStream> open = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private long last;

    /** Nobody has one open yet. */
    public Consoles() {}

    /** How a stream is opened that calls the given action when it is over. */
    public interface Opener {
        /** Opens it; fails as opening fails. */
        VirtStream open(Runnable ended);
    }

    /**
     * Opens a console.
     *
     * @param force whether somebody who has it open loses it
     * @throws Busy when somebody has it open
     */
    public synchronized VirtStream open(String alias, String label, boolean force, Opener opener) {
        VirtStream old = open.get(alias);
        if (old != null && !force) {
            throw new Busy("Active console session exists for this domain: " + alias + " of " + label
                    + " is open; close it, or open with the force flag");
        }
        if (old != null) {
            old.abort();
        }
        long mine = ++last;
        VirtStream stream = opener.open(() -> forget(alias, mine));
        open.put(alias, stream);
        numbers.put(alias, mine);
        return stream;
    }

    private synchronized void forget(String alias, long number) {
        if (numbers.remove(alias, number)) {
            open.remove(alias);
        }
    }

    /** Ends all streams, because the guest is gone. */
    public void close() {
        Map<String, VirtStream> left;
        synchronized (this) {
            left = Map.copyOf(open);
        }
        left.values().forEach(VirtStream::abort);
    }
}

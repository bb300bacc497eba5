package io.vireo.tck;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection to the sound driver. */
record SoundSession(SoundWorld world, Consumer<VirtEvent> events) implements DriverSession {

    SoundSession {
        world.listeners().add(events);
        if (world.defect() == Defect.LEAKS_A_THREAD) {
            new Thread(SoundSession::sleep, "tck leak").start();
        }
    }

    /** Long enough to be found, short enough to let the tests end. */
    private static void sleep() {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Object subject(Ref ref) {
        return ref instanceof ConnectRef
                ? new SoundConnect(world, events)
                : world.find(((DomainRef) ref).uuid()).as(events);
    }

    @Override
    public void close() {
        while (world.has(Defect.HANGS_IN_CLOSE) && !Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        if (world.defect() != Defect.TELLS_AFTER_CLOSE) {
            world.listeners().remove(events);
        }
    }
}

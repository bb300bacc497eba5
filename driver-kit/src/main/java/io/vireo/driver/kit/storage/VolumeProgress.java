package io.vireo.driver.kit.storage;

import io.vireo.Bytes;
import io.vireo.driver.kit.EventHub;
import io.vireo.event.StorageVolProgress;
import io.vireo.storage.StorageVolRef;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How far something is that is done to a volume: told as events for as long as it is not closed. */
public final class VolumeProgress implements AutoCloseable {

    private static final long MILLIS = 500;

    private final EventHub events;
    private final ScheduledExecutorService clock;
    private final Supplier<StorageVolRef> volume;
    private final StorageVolProgress.Operation operation;
    private Optional<ScheduledFuture<?>> ticking = Optional.empty();
    private long told = -1;

    VolumeProgress(
            EventHub events,
            ScheduledExecutorService clock,
            Supplier<StorageVolRef> volume,
            StorageVolProgress.Operation operation) {
        this.events = events;
        this.clock = clock;
        this.volume = volume;
        this.operation = operation;
    }

    /**
     * Says where it is to be seen how far it is; from now on that is told. Something else that is named later takes the
     * place of this one.
     *
     * @param total how many bytes there are to do
     * @param done how many are done; asked on another thread
     */
    public synchronized void measure(long total, LongSupplier done) {
        close();
        try {
            ticking = Optional.of(clock.scheduleWithFixedDelay(
                    () -> tick(total, done.getAsLong()), MILLIS, MILLIS, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException closed) {
            // The driver goes, and with it whoever would listen.
            ticking = Optional.empty();
        }
    }

    private void tick(long total, long done) {
        if (done != told) {
            told = done;
            events.tell(
                    new StorageVolProgress(volume.get(), operation, Bytes.of(Math.min(done, total)), Bytes.of(total)));
        }
    }

    /** Ends it: nothing more is told. */
    @Override
    public synchronized void close() {
        ticking.ifPresent(each -> each.cancel(false));
        ticking = Optional.empty();
    }
}

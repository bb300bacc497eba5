package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.storage.StorageVolRef;
import java.util.function.Consumer;

/** One volume of a pool, and who uses it. */
final class HostVolume {

    private final HostPool pool;
    private Volume present;
    private int readers;
    private boolean written;
    private boolean beginning;

    HostVolume(HostPool pool, Volume present) {
        this.pool = pool;
        this.present = present;
    }

    /** One that is being made: everybody sees how it grows, and nobody else touches it. */
    static HostVolume beginning(HostPool pool, Volume wanted) {
        HostVolume volume = new HostVolume(pool, wanted);
        volume.beginning = true;
        return volume;
    }

    synchronized void made(Volume volume) {
        present = volume;
        beginning = false;
    }

    synchronized boolean isBeginning() {
        return beginning;
    }

    HostPool pool() {
        return pool;
    }

    synchronized Volume present() {
        return present;
    }

    /** Not under its lock: the lock of the pool comes before that of a volume. */
    StorageVolRef ref() {
        Volume now = present();
        return new StorageVolRef(pool.ref().name(), now.name(), now.key());
    }

    /** A new look at the pool found it again. */
    synchronized HostVolume seen(Volume now) {
        // A header does not tell which secret opens it.
        boolean sameKey = now.details().encryption().isPresent()
                && present.details().encryption().isPresent();
        present = sameKey
                ? now.with(now.details().withEncryption(present.details().encryption()))
                : now;
        return this;
    }

    synchronized boolean isUsed() {
        return readers > 0 || written || beginning;
    }

    /** Looks again at its sizes. */
    Volume refreshed() {
        requireThere();
        Volume now = present();
        try {
            VolumeWork work = pool.type().volumes();
            if (isBeginning()) {
                return work.grown(now);
            }
            Volume seen = work.refreshed(now);
            synchronized (this) {
                if (present == now) {
                    present = seen;
                }
            }
            return seen;
        } catch (NotFound gone) {
            throw new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + now.path() + "'");
        }
    }

    private void requireThere() {
        pool.requireActive();
        if (pool.find(present().name()).filter(each -> each == this).isEmpty()) {
            throw new NotFound(
                    ErrorCode.NO_STORAGE_VOL,
                    "no storage vol with matching key " + present().key());
        }
    }

    /** Begins to read; others may too. */
    void beginReading() {
        synchronized (this) {
            if (written || beginning) {
                throw inUse();
            }
            readers++;
        }
        undoneIfGone(this::endReading);
    }

    synchronized void endReading() {
        readers--;
    }

    /** Begins to write, alone. */
    void beginWriting() {
        synchronized (this) {
            if (isUsed()) {
                throw inUse();
            }
            written = true;
        }
        undoneIfGone(this::endWriting);
    }

    synchronized void endWriting() {
        written = false;
    }

    private void undoneIfGone(Runnable undo) {
        try {
            requireThere();
        } catch (RuntimeException gone) {
            undo.run();
            throw gone;
        }
    }

    private InvalidState inUse() {
        return new InvalidState(
                "volume '" + present.name() + "' is still " + (beginning ? "being allocated." : "in use."));
    }

    /** Does something to it that nobody may see half-done, then looks at it again. */
    void write(Consumer<Volume> work) {
        beginWriting();
        try {
            work.accept(present());
        } finally {
            endWriting();
        }
    }

    /** Looks at it after its content was written. */
    void rewritten() {
        Volume now = present();
        Volume seen = pool.type().volumes().rewritten(now);
        synchronized (this) {
            seen(seen);
        }
    }
}

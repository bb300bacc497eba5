package io.vireo.driver.kit.storage;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.StoredDefinition;
import io.vireo.driver.kit.Undo;
import io.vireo.event.StorageVolProgress;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pools of one driver below one set of folders, which all sessions share.
 *
 * <p>Definitions lie in the folder for configuration, those of pools that run in the folder of what runs: both by name, so
 * that another driver of storage sees which names are taken.
 */
final class StorageHost implements AutoCloseable {

    private static final int IDLE_SECONDS = 5;

    private final PoolTypes types;
    private final Companions companions;
    private final FolderClaim claim;
    private final DefinitionStore kept;
    private final DefinitionStore running;
    private final ObjectTable<HostPool> pools = new ObjectTable<>();
    private final EventHub events = new EventHub();
    private final Unfinished unfinished;
    private final PoolConflicts conflicts;
    private final Autostart autostart;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, StorageHost::thread);

    private StorageHost(StateFolders folders, PoolTypes types, Companions companions, FolderClaim claim) {
        this.types = types;
        this.companions = companions;
        this.claim = claim;
        this.kept = DefinitionStore.open(folders.config());
        this.running = DefinitionStore.open(folders.run().resolve("pools"));
        this.unfinished = Unfinished.in(folders.run());
        this.conflicts = new PoolConflicts(folders, types, pools);
        this.autostart = new Autostart(folders.run().resolve("autostarted"));
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "vireo-storage-progress");
        thread.setDaemon(true);
        return thread;
    }

    /** Opens the pools below some folders, and finds those that still run. */
    static StorageHost open(StateFolders folders, Function<PoolGround, List<PoolType>> made) {
        StateFolders.create(folders.run());
        Companions companions = new Companions();
        PoolTypes types = new PoolTypes(made.apply(new PoolGround(folders, companions)));
        FolderClaim claim = FolderClaim.of(folders.run(), "the storage pools");
        try {
            // A killed process may have left answers of programs here, and passphrases.
            AtomicFiles.removeLeftovers(folders.run());
            StorageHost host = new StorageHost(folders, types, companions, claim);
            host.kept.load(host::read).objects().forEach(host::add);
            host.running.load(host::found);
            host.pools.list().stream().filter(HostPool::isActive).forEach(host.unfinished::clean);
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    private HostPool read(StoredDefinition stored) {
        HostPool pool = make(PoolDocument.read(types, stored.text(), false), true);
        pool.autostart(stored.autostart());
        return pool;
    }

    private HostPool make(PoolDefinition definition, boolean persistent) {
        return new HostPool(this, types.find(definition.type()).orElseThrow(), definition, persistent);
    }

    private void add(HostPool pool) {
        pools.add(pool.ref().name(), pool.ref().uuid(), pool);
    }

    /** A pool that ran when the platform was stopped: it still does, or has to be started again. */
    private HostPool found(StoredDefinition stored) {
        PoolDefinition definition = PoolDocument.read(types, stored.text(), false);
        HostPool pool = pools.find(definition.uuid()).orElseGet(() -> make(definition, false));
        if (pool.type().isThere(definition)) {
            pool.found(definition);
            add(pool);
        } else {
            running.delete(stored.key());
        }
        return pool;
    }

    /** Starts what is marked, with the first session: what somebody stopped since stays stopped. */
    void autostart() {
        autostart.once(pools.list(), this::start);
    }

    Companions companions() {
        return companions;
    }

    EventHub events() {
        return events;
    }

    Unfinished unfinished() {
        return unfinished;
    }

    VolumeProgress progress(Supplier<StorageVolRef> volume, StorageVolProgress.Operation operation) {
        return new VolumeProgress(events, clock, volume, operation);
    }

    PoolTypes types() {
        return types;
    }

    ObjectTable<HostPool> pools() {
        return pools;
    }

    HostPool require(StoragePoolRef ref) {
        return pools.find(ref.uuid())
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_STORAGE_POOL,
                        "no storage pool with matching uuid '" + ref.uuid() + "' (" + ref.name() + ")"));
    }

    /** Defines a pool, or changes the definition of one. */
    synchronized HostPool define(PoolDefinition wanted) {
        Optional<HostPool> old = conflicts.same(wanted);
        kept.save(wanted.name(), PoolDocument.write(wanted, PoolSizes.NONE));
        HostPool pool = old.orElseGet(() -> make(wanted, true));
        pool.redefine(wanted);
        add(pool);
        return pool;
    }

    /** Adds a pool that is about to be started, or finds the one of the same name and UUID. */
    synchronized HostPool enter(PoolDefinition wanted) {
        Optional<HostPool> old = conflicts.same(wanted);
        HostPool pool = old.orElseGet(() -> make(wanted, false));
        if (pool.isActive()) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "pool is already active as '" + wanted.name() + "'");
        }
        add(pool);
        return pool;
    }

    /** Starts a pool that does not run: its storage, its mark, its volumes; all or nothing. */
    void start(HostPool pool) {
        start(pool, pool.kept());
    }

    void start(HostPool pool, PoolDefinition definition) {
        synchronized (pool) {
            pool.requireInactive("already");
            // First of all, so that what a kill interrupts here is found by the next start and not left without an
            // owner.
            running.save(definition.name(), PoolDocument.write(definition, PoolSizes.NONE));
            try (Undo undo = new Undo("start of pool " + definition.name())) {
                undo.add("forget that it runs", () -> running.delete(definition.name()));
                pool.type().start(definition);
                undo.add("stop it", () -> pool.type().stop(definition));
                PoolContent content = pool.type().read(definition, Map.of());
                pool.replace(definition);
                pool.begun(content);
                unfinished.clean(pool);
                undo.keep();
            }
        }
    }

    /** Stops a pool that runs. */
    void stop(HostPool pool) {
        synchronized (pool) {
            pool.requireActive();
            pool.requireIdle();
            pool.type().stop(pool.present());
            running.delete(pool.ref().name());
            pool.ended();
        }
        forgetIfGone(pool);
    }

    void undefine(HostPool pool) {
        synchronized (pool) {
            pool.requireInactive("still");
            kept.delete(pool.ref().name());
            pool.lostDefinition();
        }
        forgetIfGone(pool);
    }

    /** Forgets a pool that neither runs nor is defined. */
    synchronized void forgetIfGone(HostPool pool) {
        if (!pool.isActive() && !pool.isPersistent()) {
            pools.remove(pool.ref().uuid());
        }
    }

    void autostart(HostPool pool, boolean marked) {
        synchronized (pool) {
            if (!pool.isPersistent()) {
                throw new InvalidState("pool has no config file");
            }
            kept.setAutostart(pool.ref().name(), marked);
            pool.autostart(marked);
        }
    }

    /** The volume of a running pool that appears at a path. */
    Optional<HostVolume> volumeAt(String address) {
        return pools.list().stream().flatMap(pool -> pool.at(address).stream()).findFirst();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        claim.close();
    }
}

package io.vireo.driver.lxc;

import io.vireo.Busy;
import io.vireo.VirtException;
import io.vireo.driver.kit.BackgroundWork;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.guest.Companions;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.driver.kit.guest.DomainHost;
import io.vireo.driver.kit.guest.DomainLookup;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.driver.kit.guest.NetworkPlugs;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything below one set of state folders: the domains, the containers that run, and what all sessions share.
 *
 * <p>One process at a time has it; a second one is refused, for two would both act when a container ends.
 */
final class LxcHost implements DomainHost {

    private static final Logger LOG = LoggerFactory.getLogger(LxcHost.class);
    private static final String NAME = "vireo-lxc";
    private static final int LONGEST_REST_MILLIS = 10_000;
    private static final int PRUNE_MILLIS = 2000;

    private final StateFolders folders;
    private final FolderClaim claim;
    private final DefinitionStore store;
    private final ObjectTable<LxcDomain> table = new ObjectTable<>();
    private final DomainDefinitions<LxcDomain> definitions =
            new DomainDefinitions<>(table, (uuid, name) -> new LxcDomain(this, uuid, LxcState.transientDomain(name)));
    private final EventHub events = new EventHub();
    private final Companions companions = new Companions("LXC");
    private final LxcTools tools;
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final BackgroundWork background = new BackgroundWork(NAME + "-work", LxcHost.class.getClassLoader());
    private final Endings endings;
    private final GroupFolders groups;
    private final Map<UUID, CompletableFuture<Void>> rests = new ConcurrentHashMap<>();
    private final AtomicBoolean pruning = new AtomicBoolean();
    private final ReadWriteLock starts = new ReentrantReadWriteLock();
    private volatile boolean closed;

    private LxcHost(StateFolders folders, FolderClaim claim) {
        this.folders = folders;
        this.claim = claim;
        this.store = DefinitionStore.open(folders.config());
        this.tools = new LxcTools(folders.run());
        this.groups = GroupFolders.of(folders);
        this.endings = Endings.in(this, folders.run().resolve("ended"));
    }

    /**
     * Opens the folders and finds everything in them again.
     *
     * @throws Busy when another process has them
     */
    static LxcHost open(StateFolders folders) {
        folders.create();
        LxcTools.requireUsable(folders.run());
        FolderClaim claim = FolderClaim.of(folders.run(), "the containers");
        try {
            LxcHost host = new LxcHost(folders, claim);
            Recovery.of(host);
            host.endings.begin();
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    /** Does what needs an open connection, with the first that is. */
    void settle() {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        try {
            networks().prune(uuid -> table.find(uuid).map(LxcHost::running));
            FilterBindings filters = new FilterBindings(companions);
            filters.prune(uuid -> table.find(uuid).map(LxcHost::running));
            table.list()
                    .forEach(domain -> domain.state().run().ifPresent(run -> filters.settle(domain.ref(), run.live())));
        } catch (VirtException failure) {
            LOG.warn("The ports and filters of networks could not be looked through", failure);
        }
        Autostart.of(this);
    }

    private static Element running(LxcDomain domain) {
        return domain.state().run().map(LxcState.Run::live).orElseGet(() -> Element.of("domain"));
    }

    StateFolders folders() {
        return folders;
    }

    @Override
    public DefinitionStore store() {
        return store;
    }

    @Override
    public ObjectTable<LxcDomain> table() {
        return table;
    }

    DomainLookup<LxcDomain> lookup() {
        return new DomainLookup<>(table);
    }

    DomainDefinitions<LxcDomain> definitions() {
        return definitions;
    }

    @Override
    public EventHub events() {
        return events;
    }

    /** What other drivers give the open connections. */
    Companions companions() {
        return companions;
    }

    NetworkPlugs networks() {
        return new NetworkPlugs(companions);
    }

    LxcTools tools() {
        return tools;
    }

    GroupFolders groups() {
        return groups;
    }

    Endings endings() {
        return endings;
    }

    ContainerFolder folderOf(UUID uuid) {
        return new ContainerFolder(folders.run().resolve(uuid.toString()));
    }

    Path logOf(String name) {
        return ContainerLog.fileOf(folders.log(), name);
    }

    int nextId() {
        return lastId.incrementAndGet();
    }

    /** Sees to it that an id which a container has already is given to no other. */
    void usedId(int id) {
        lastId.accumulateAndGet(id, Math::max);
    }

    /** Does something later, on a thread of its own. */
    void work(Runnable work) {
        background.later(work);
    }

    /** Does the rest of what follows when a container has ended; the next start of its domain waits for that. */
    void later(UUID domain, Runnable rest) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        rests.put(domain, done);
        work(() -> {
            try {
                rest.run();
            } finally {
                rests.remove(domain, done);
                done.complete(null);
            }
        });
    }

    /** Waits until nothing of a domain's last container is left to do. */
    void awaitLater(UUID domain) {
        CompletableFuture<Void> rest = rests.get(domain);
        if (rest != null) {
            rest.completeOnTimeout(null, LONGEST_REST_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** Runs a start of a container; meanwhile no empty groups are cleared away, for it may need them next. */
    <T> T starting(Supplier<T> start) {
        starts.readLock().lock();
        try {
            return start.get();
        } finally {
            starts.readLock().unlock();
        }
    }

    /** Removes empty groups when for a while no container has run: the next start would only make them again. */
    void pruneLater() {
        if (pruning.compareAndSet(false, true)) {
            work(() -> {
                for (int waited = 0; waited < PRUNE_MILLIS && !closed; waited += 50) {
                    FirstProcess.pause(50);
                }
                pruning.set(false);
                prune();
            });
        }
    }

    private void prune() {
        boolean idle = table.list().stream().noneMatch(domain -> domain.state().isActive());
        if (idle && starts.writeLock().tryLock()) {
            try {
                groups.prune();
            } finally {
                starts.writeLock().unlock();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Lets go of everything; containers run on. */
    void close() {
        List.copyOf(rests.keySet()).forEach(this::awaitLater);
        closed = true;
        endings.close();
        for (LxcDomain domain : table.list()) {
            domain.state().container().ifPresent(container -> {
                container.consoles().close();
                container.group().close();
            });
        }
        background.close();
        prune();
        claim.close();
    }
}

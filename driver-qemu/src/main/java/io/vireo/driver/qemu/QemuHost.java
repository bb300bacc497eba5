package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.guest.Companions;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.driver.kit.guest.NetworkPlugs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything below one set of state folders: the domains, the guests that run, and what all sessions share.
 *
 * <p>One process at a time has it; a second one is refused, for two would both act when a guest ends.
 */
final class QemuHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QemuHost.class);
    private static final String NAME = "vireo-qemu";

    private final StateFolders folders;
    private final Timings timings;
    private final FileChannel claim;
    private final DefinitionStore store;
    private final ObjectTable<QemuDomain> table = new ObjectTable<>();
    private final DomainDefinitions<QemuDomain> definitions =
            new DomainDefinitions<>(table, (uuid, name) -> new QemuDomain(this, uuid, QemuState.transientDomain(name)));
    private final EventHub events = new EventHub();
    private final SocketLoop loop = new SocketLoop(NAME);
    private final QemuEmulators emulators;
    private final DomainDefaults defaults;
    private final Companions companions = new Companions("QEMU");
    private final AtomicInteger lastId = new AtomicInteger();
    private final DisplayPorts displayPorts = new DisplayPorts();
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), QemuHost::daemon);
    private volatile boolean closed;

    private QemuHost(StateFolders folders, Timings timings, FileChannel claim) {
        this.folders = folders;
        this.timings = timings;
        this.claim = claim;
        this.store = DefinitionStore.open(folders.config());
        QemuProbe probe = new QemuProbe(loop, timings.probe());
        this.emulators = new QemuEmulators(
                QemuEmulators.usualFolders(), probe, new ProbeCache(folders.cache()), new HostKvm(Path.of("/")));
        this.defaults = new DomainDefaults(emulators, Chance.secure(), variables());
    }

    /**
     * Opens the folders; domains are found by {@link Recovery}.
     *
     * @throws Busy when another process has them
     */
    static QemuHost open(StateFolders folders, Timings timings) {
        folders.create();
        FileChannel claim = claim(folders.run().resolve("lock"));
        try {
            return new QemuHost(folders, timings, claim);
        } catch (RuntimeException failure) {
            release(claim);
            throw failure;
        }
    }

    private static FileChannel claim(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Busy("the guests below " + file.getParent()
                        + " are managed by another process, which holds " + file
                        + "; connect to it, or use another root folder");
            }
            return channel;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot lock " + file, failure);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null; // Another driver in this very process has it.
        }
    }

    private static void release(FileChannel claim) {
        try {
            claim.close();
        } catch (IOException failure) {
            LOG.warn("The lock of the state folders could not be released", failure);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, NAME + "-work");
        thread.setDaemon(true);
        thread.setContextClassLoader(QemuHost.class.getClassLoader());
        return thread;
    }

    StateFolders folders() {
        return folders;
    }

    Timings timings() {
        return timings;
    }

    DefinitionStore store() {
        return store;
    }

    ObjectTable<QemuDomain> table() {
        return table;
    }

    DomainDefinitions<QemuDomain> definitions() {
        return definitions;
    }

    EventHub events() {
        return events;
    }

    /** What other drivers give the open connections. */
    Companions companions() {
        return companions;
    }

    NetworkPlugs networks() {
        return new NetworkPlugs(companions);
    }

    FilterBindings filters() {
        return new FilterBindings(companions);
    }

    /** The passphrases of encrypted disks, for a guest with this folder. */
    DiskKeys keys(GuestFolder folder, Undo undo) {
        return new DiskKeys(folder, companions, undo);
    }

    VolumeDisks volumes() {
        return new VolumeDisks(companions);
    }

    SocketLoop loop() {
        return loop;
    }

    DisplayPorts displayPorts() {
        return displayPorts;
    }

    QemuEmulators emulators() {
        return emulators;
    }

    /** Where the variables of guests' firmware go that have no path of their own. */
    Path variables() {
        return folders.state().resolve("nvram");
    }

    DomainDefaults defaults() {
        return defaults;
    }

    GuestFolder folderOf(UUID uuid) {
        return GuestFolder.of(folders.run(), uuid);
    }

    int nextId() {
        return lastId.incrementAndGet();
    }

    /** Sees to it that an id which a guest has already is given to no other. */
    void usedId(int id) {
        lastId.accumulateAndGet(id, Math::max);
    }

    /** Does something later, on a thread of its own. */
    void work(Runnable work) {
        if (!closed) {
            workers.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.warn("Something that was to be done in the background failed", failure);
                }
            });
        }
    }

    /** Asks about many domains at once, so that one that does not answer does not hold up the others. */
    <T> List<T> forEach(List<QemuDomain> domains, Function<QemuDomain, T> question) {
        if (domains.size() < 2) {
            return domains.stream().map(question).toList();
        }
        List<CompletableFuture<T>> answers = domains.stream()
                .map(domain -> CompletableFuture.supplyAsync(() -> question.apply(domain), workers))
                .toList();
        return answers.stream()
                .map(answer -> Answers.await("the domains", "a question about all", answer, QemuDomain.PATIENCE))
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    /** A guest has ended and everything of it is cleared away: its domain is told, or is gone with it. */
    void ended(QemuDomain domain, Ending ending) {
        table.clearId(domain.uuid());
        if (!domain.state().isPersistent()) {
            table.remove(domain.uuid());
        }
        domain.change(now -> now.ended(ending.reason()), ending.told());
    }

    /** Writes the kept definition of a domain. */
    void keep(QemuDomain domain, io.vireo.xml.Element definition) {
        store.save(domain.uuid().toString(), definition.toString());
    }

    /** Lets go of everything; guests run on. */
    @Override
    public void close() {
        closed = true;
        for (QemuDomain domain : table.list()) {
            domain.state().guest().ifPresent(QemuGuest::disconnect);
        }
        workers.shutdown();
        try {
            workers.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        release(claim);
    }
}

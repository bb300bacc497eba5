package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.driver.kit.BackgroundWork;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.guest.Companions;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.driver.kit.guest.DomainHost;
import io.vireo.driver.kit.guest.DomainLookup;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.driver.kit.guest.NetworkPlugs;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Everything below one set of state folders: the domains, the guests that run, and what all sessions share.
 *
 * <p>One process at a time has it; a second one is refused, for two would both act when a guest ends.
 */
final class QemuHost implements AutoCloseable, DomainHost {

    private static final String NAME = "vireo-qemu";

    private final StateFolders folders;
    private final Timings timings;
    private final FolderClaim claim;
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
    private final BackgroundWork background = new BackgroundWork(NAME + "-work", QemuHost.class.getClassLoader());
    private volatile boolean closed;

    private QemuHost(StateFolders folders, Timings timings, FolderClaim claim) {
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
        FolderClaim claim = FolderClaim.of(folders.run(), "the guests");
        try {
            return new QemuHost(folders, timings, claim);
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    StateFolders folders() {
        return folders;
    }

    Timings timings() {
        return timings;
    }

    @Override
    public DefinitionStore store() {
        return store;
    }

    @Override
    public ObjectTable<QemuDomain> table() {
        return table;
    }

    DomainLookup<QemuDomain> lookup() {
        return new DomainLookup<>(table);
    }

    DomainDefinitions<QemuDomain> definitions() {
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
        background.later(work);
    }

    /** Does something that must not be left half done, whatever interrupts the caller. */
    void toTheEnd(Runnable work) {
        background.toTheEnd(work);
    }

    /** Asks about many domains at once, so that one that does not answer does not hold up the others. */
    <T> List<T> forEach(List<QemuDomain> domains, Function<QemuDomain, T> question) {
        if (domains.size() < 2) {
            return domains.stream().map(question).toList();
        }
        List<CompletableFuture<T>> answers = domains.stream()
                .map(domain -> background.ask(() -> question.apply(domain)))
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

    /** Lets go of everything; guests run on. */
    @Override
    public void close() {
        closed = true;
        for (QemuDomain domain : table.list()) {
            domain.state().guest().ifPresent(QemuGuest::disconnect);
        }
        background.close();
        loop.close();
        claim.close();
    }
}

package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.guest.Consoles;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * One run of a domain: QEMU's process, its monitor, and what has to be taken back when it ends.
 *
 * <p>It begins unlaunched: what QEMU tells waits until {@link #launched()} has made the domain's state, and is dropped when
 * the start fails instead.
 */
final class QemuGuest {

    private final QemuDomain domain;
    private final GuestFolder folder;
    private final GuestLog log;
    private final Optional<Process> child;
    private final GuestHooks hooks = new GuestHooks();
    private final Object transition = new Object();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    private final AtomicReference<GuestRecord> record;
    private final AgentLine agent;
    private final Consoles consoles = new Consoles();
    private final GuestJobs jobs;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean launched;
    private boolean forgotten;
    private volatile Optional<QmpConnection> monitor = Optional.empty();
    private volatile Optional<QemuSession> owner = Optional.empty();
    private volatile Optional<BackupRun> backup = Optional.empty();

    QemuGuest(QemuDomain domain, GuestRecord record, GuestFolder folder, GuestLog log, Optional<Process> child) {
        this.domain = domain;
        this.record = new AtomicReference<>(record);
        this.folder = folder;
        this.log = log;
        this.child = child;
        this.agent = new AgentLine(domain, this);
        this.jobs = new GuestJobs(domain);
    }

    QemuDomain domain() {
        return domain;
    }

    int id() {
        return record.get().id();
    }

    ProcessIdentity process() {
        return record.get().process();
    }

    GuestFolder folder() {
        return folder;
    }

    GuestLog log() {
        return log;
    }

    GuestHooks hooks() {
        return hooks;
    }

    GuestJobs jobs() {
        return jobs;
    }

    /** The backup that is under way. */
    Optional<BackupRun> backup() {
        return backup;
    }

    void backup(Optional<BackupRun> run) {
        backup = run;
    }

    Consoles consoles() {
        return consoles;
    }

    AgentLine agent() {
        return agent;
    }

    GuestRecord record() {
        return record.get();
    }

    /** Connects to QEMU's monitor; QEMU may still be on its way. */
    void connect(SocketLoop loop, Duration patience) {
        GuestListener listener = new GuestListener(this);
        boolean connected = false;
        try {
            monitor = Optional.of(
                    QmpConnection.connect(loop, domain.label(), folder.monitor(), patience, this::isAlive, listener));
            connected = true;
        } finally {
            listener.decide(connected);
        }
    }

    /**
     * QEMU's monitor.
     *
     * @throws VirtException when it did not answer when the guest was found again
     */
    QmpConnection monitor() {
        return monitor.orElseThrow(() -> Answers.failed("QEMU of " + domain.label() + " (process "
                + process().pid() + ") hangs: its monitor does not answer; destroy the domain, or wait"));
    }

    boolean isReachable() {
        return monitor.filter(QmpConnection::isOpen).isPresent();
    }

    /** Lets go of the guest, which runs on. */
    void disconnect() {
        agent.close();
        consoles.close();
        monitor.ifPresent(QmpConnection::close);
    }

    /** Executes a command on the monitor. */
    Json execute(String command) {
        return monitor().execute(command);
    }

    Json execute(String command, Json arguments) {
        return monitor().execute(command, arguments);
    }

    Optional<Process> child() {
        return child;
    }

    boolean isAlive() {
        return child.map(Process::isAlive).orElseGet(() -> process().isAlive());
    }

    /** Lets what QEMU told, and tells from now on, through to the domain. */
    void launched() {
        launched = true;
        decided.countDown();
    }

    /** Says that it never came to run: nothing that QEMU told counts. */
    void abandoned() {
        decided.countDown();
    }

    /** Waits until the start has succeeded or failed; true when it has succeeded. */
    boolean awaitLaunch() {
        try {
            decided.await();
            return launched;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Does something that lets the guest run or stops it, together with the domain's step to the new state, so that an
     * event of QEMU is not taken for a change that somebody else made; steps are told when the work is done.
     *
     * <p>Deliberately a lock around a command of QEMU: it belongs to this guest alone, and nobody who only reads takes it.
     */
    void transition(Runnable work) {
        try {
            synchronized (transition) {
                work.run();
            }
        } finally {
            domain.host().events().flush();
        }
    }

    /** Lets the guest run. */
    void run(StateReason reason, DomainLifecycle... told) {
        transition(() -> {
            execute("cont");
            domain.step(now -> now.withReason(reason), told);
        });
        save();
    }

    /** Stops the guest's processors. */
    void pause(StateReason reason, DomainLifecycle... told) {
        transition(() -> {
            execute("stop");
            domain.step(now -> now.withReason(reason), told);
        });
        save();
    }

    /** Says why it is going to end; the first reason counts. */
    void expect(Ending reason) {
        ending.compareAndSet(null, reason);
    }

    /** Takes an expectation back that did not come true. */
    void expectNothing() {
        ending.set(null);
    }

    Optional<Ending> expected() {
        return Optional.ofNullable(ending.get());
    }

    /** True for the first who wants to clear the guest away. */
    boolean beginEnd() {
        return ended.compareAndSet(false, true);
    }

    /** Completes when the guest has ended and everything of it is cleared away. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Waits for QEMU's process to end; false when it still lives after the patience. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        if (child.isPresent()) {
            return child.get().waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
        return process().awaitEnd(patience);
    }

    /** Whether it waits for its state from another host. */
    boolean isArriving() {
        return record.get().phase() == GuestRecord.Phase.ARRIVING;
    }

    Optional<QemuSession> owner() {
        return owner;
    }

    void ownedBy(QemuSession session) {
        owner = Optional.of(session);
    }

    /** Changes the record and writes it, unless the guest has ended. */
    void update(UnaryOperator<GuestRecord> change) {
        record.updateAndGet(change);
        save();
    }

    /** Writes the record with the state as it is now; a guest that has ended has none. */
    void save() {
        synchronized (record) {
            QemuState now = domain.state();
            if (forgotten || now.guest().filter(this::equals).isEmpty()) {
                return;
            }
            Element live = now.run().orElseThrow().live();
            record.updateAndGet(old -> old.with(old.phase(), now.reason(), old.resetAtPoweroff(), live))
                    .write(folder);
        }
    }

    /** Removes the folder; from here on the guest cannot be found again. */
    void forget() {
        synchronized (record) {
            forgotten = true;
            folder.delete();
        }
    }
}

package io.vireo.driver.lxc;

import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.guest.Consoles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One run of a domain: liblxc's monitor, the container's first process, and what was made for it on the host. */
final class Container {

    private final LxcDomain domain;
    private final ContainerFolder folder;
    private final Consoles consoles = new Consoles();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final AtomicReference<Optional<Ending>> expected = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile ContainerRecord record;
    private volatile ControlGroup group;

    Container(LxcDomain domain, ContainerFolder folder, ContainerRecord record) {
        this.domain = domain;
        this.folder = folder;
        this.record = record;
        this.group = ControlGroup.of(record.init());
    }

    LxcDomain domain() {
        return domain;
    }

    String label() {
        return domain.label();
    }

    int id() {
        return record.id();
    }

    ContainerFolder folder() {
        return folder;
    }

    ContainerRecord record() {
        return record;
    }

    /** Its first process, as the host counts processes. */
    long init() {
        return record.init();
    }

    ProcessIdentity monitor() {
        return record.monitor().orElseThrow();
    }

    ControlGroup group() {
        return group;
    }

    Consoles consoles() {
        return consoles;
    }

    /** Done when everything of it is cleared away. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    boolean isGone() {
        return gone.isDone();
    }

    /** Who gets true here clears it away; nobody else does. */
    boolean claimEnd() {
        return ending.compareAndSet(false, true);
    }

    /** Somebody is about to end it: that is how it ended, then. The first who says so is right. */
    void expect(Ending ending) {
        expected.compareAndSet(Optional.empty(), Optional.of(ending));
    }

    Optional<Ending> expected() {
        return expected.get();
    }

    /** It has booted again by itself, with another first process; false when that is known already. */
    synchronized boolean rebooted(long init) {
        if (record.init() == init) {
            return false;
        }
        record = record.with(record.reason(), record.live(), init);
        group.close();
        group = ControlGroup.of(init);
        record.write(folder);
        return true;
    }

    /** Writes down how the domain is now; does nothing when the container is gone. */
    synchronized void save() {
        LxcState state = domain.state();
        if (state.container().filter(this::equals).isEmpty() || isGone()) {
            return;
        }
        StateReason reason = state.reason();
        record = record.with(reason, state.present(), record.init());
        record.write(folder);
    }

    /** Remembers the block devices that its images have now. */
    synchronized void loops(List<String> loops) {
        record = record.withLoops(loops);
        record.write(folder);
    }
}

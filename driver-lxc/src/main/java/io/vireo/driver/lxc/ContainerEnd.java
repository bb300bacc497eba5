package io.vireo.driver.lxc;

import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.groups.GroupMoves;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.event.DomainEvent;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when the first process of a container has ended: it has booted again, or everything is cleared away. */
final class ContainerEnd {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerEnd.class);
    private static final long POLL_MILLIS = 1;
    private static final long LONGEST_MILLIS = 5000;

    private ContainerEnd() {}

    /** Waits until it is clear which of the two it is, and does that. */
    static void await(Container container) {
        long deadline = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        ProcessIdentity monitor = container.monitor();
        while (monitor.isAlive() && System.nanoTime() < deadline && !container.isGone()) {
            OptionalLong next = FirstProcess.of(monitor.pid(), container.init());
            if (next.isPresent() && container.expected().isEmpty()) {
                rebooted(container, next.getAsLong());
                return;
            }
            if (!FirstProcess.pause(POLL_MILLIS)) {
                return;
            }
        }
        if (monitor.isAlive()) {
            if (container.init() > 0 && ProcessIdentity.of(container.init()).isPresent()) {
                return; // A false alarm.
            }
            ContainerStop.endMonitor(monitor);
        }
        finish(container);
    }

    /**
     * Waits for the end of a container whose first process was killed, which takes all others with it. Its monitor clears its
     * own things away after that; only the next start waits for that, unless there are devices that the monitor gives back.
     */
    static void awaitKilled(Container container) {
        boolean lends = !container.record().loops().isEmpty()
                || !container.record().live().findAll("devices/interface").isEmpty()
                || !container.record().live().findAll("devices/hostdev").isEmpty();
        if (lends) {
            container.domain().host().work(GroupMoves::prepare);
        }
        if (lends || !FirstProcess.awaitEnd(container.init(), LONGEST_MILLIS)) {
            await(container);
            return;
        }
        container.domain().host().later(container.domain().uuid(), () -> monitorEnded(container));
        finish(container, false);
    }

    private static void monitorEnded(Container container) {
        ContainerStop.endMonitor(container.monitor());
        quietly(
                "remove the group of its monitor",
                () -> groups(container).clearMonitor(container.record().uuid()));
        quietly(
                "remove its mark",
                () -> container
                        .domain()
                        .host()
                        .endings()
                        .forget(container.record().uuid()));
    }

    private static GroupFolders groups(Container container) {
        return container.domain().host().groups();
    }

    private static void rebooted(Container container, long init) {
        // Its mark may be seen more than once.
        if (!container.rebooted(init)) {
            return;
        }
        LxcDomain domain = container.domain();
        if (container.record().live().at("on_reboot").orElse("restart").equals("destroy")) {
            ContainerStop.kill(container, Ending.SHUTDOWN);
            return;
        }
        container.domain().host().endings().watch(container);
        domain.tell(new DomainEvent.Reboot(domain.ref()));
    }

    /** Clears everything of a container away whose processes are gone, and says how it ended; once. */
    static void finish(Container container) {
        finish(container, true);
    }

    private static void finish(Container container, boolean monitorEnded) {
        if (!container.claimEnd()) {
            return;
        }
        LxcDomain domain = container.domain();
        ExitNote note = container.expected().isPresent() ? ExitNote.CLEAN : note(container);
        Ending ending = container.expected().orElseGet(note::ending);
        container.consoles().close();
        container.group().close();
        clear(container, monitorEnded);
        String words = container.expected().isPresent() ? "the container was ended on request" : note.words();
        domain.host().table().clearId(domain.uuid());
        if (!domain.state().isPersistent()) {
            domain.host().table().remove(domain.uuid());
        }
        domain.change(now -> now.ended(ending.reason(), words), ending.told());
        container.gone().complete(null);
        again(container, ending);
    }

    private static ExitNote note(Container container) {
        LxcHost host = container.domain().host();
        return new ContainerLog(host.logOf(container.record().name())).exit(container.init());
    }

    private static void clear(Container container, boolean monitorEnded) {
        LxcHost host = container.domain().host();
        ContainerRecord record = container.record();
        quietly("give back the ports of its networks", () -> host.networks().pull(record.live()));
        quietly("remove its devices on the host", () -> HostEnds.clear(record.live()));
        quietly("unbind its filters", () -> new FilterBindings(host.companions()).unbind(record.live()));
        record.loops().forEach(loop -> quietly("let go of " + loop, () -> Images.detach(loop)));
        quietly("remove its groups", () -> host.groups().clear(Plan.partition(record.live()), record.uuid()));
        if (monitorEnded) {
            quietly("remove the group of its monitor", () -> host.groups().clearMonitor(record.uuid()));
            quietly("remove its mark", () -> host.endings().forget(record.uuid()));
        }
        quietly("remove groups that are empty now", host::pruneLater);
        quietly("remove its folder", container.folder()::delete);
    }

    /** Whatever goes wrong in one step, the others are taken: somebody waits for the end. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("A container has ended, and it was not possible to {}", what, failure);
        }
    }

    /** A definition may say that its container is to be started again when it ends by itself. */
    private static void again(Container container, Ending ending) {
        LxcDomain domain = container.domain();
        String occasion = ending == Ending.SHUTDOWN ? "on_poweroff" : "on_crash";
        boolean wanted = container.expected().isEmpty()
                && domain.state().definition().isPresent()
                && container.record().live().at(occasion).orElse("destroy").equals("restart");
        if (!wanted || domain.host().isClosed()) {
            return;
        }
        domain.host().work(() -> {
            // One that ends at once must not take the host's time.
            if (FirstProcess.pause(1000)) {
                domain.lock().run(LockLevel.MODIFY, "start again", LxcDomain.PATIENCE, () -> startAgain(domain));
            }
        });
    }

    private static void startAgain(LxcDomain domain) {
        if (domain.state().isActive()) {
            return;
        }
        domain.state().definition().ifPresent(each -> ContainerStart.of(domain, each));
    }
}

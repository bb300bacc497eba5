package io.vireo.driver.lxc;

import io.vireo.InvalidState;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends containers, with everything that runs in them. */
final class ContainerStop {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration GENTLE = Duration.ofSeconds(3);

    private ContainerStop() {}

    /** Ends a container at once and waits until nothing of it is left. */
    static void kill(Container container, Ending ending) {
        container.expect(ending);
        signalFirst(container);
        ContainerEnd.awaitKilled(container);
        await(container);
    }

    /** Asks its first process to end, and ends it when it does not follow. */
    static void gently(Container container) {
        container.expect(Ending.DESTROYED);
        thaw(container);
        try {
            Signals.send(container.init(), InitKind.of(container).halt());
        } catch (InvalidState ending) {
            LOG.trace("{} ends without being asked", container.label(), ending);
        }
        try {
            container.gone().get(GENTLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TimedOut("ending " + container.label() + " was interrupted");
        } catch (TimeoutException | ExecutionException deaf) {
            kill(container, Ending.DESTROYED);
        }
    }

    static void await(Container container) {
        try {
            container.gone().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TimedOut("ending " + container.label() + " was interrupted; it goes on");
        } catch (TimeoutException late) {
            throw new TimedOut(container.label() + " was told to end and has not for " + PATIENCE.toSeconds()
                    + " s: a process of it waits for the kernel");
        } catch (ExecutionException failure) {
            throw Refusal.failed(container.label() + " could not be cleared away: " + failure.getCause());
        }
    }

    /**
     * The first process takes all others with it; a frozen one has to be thawed to die. It is still a child of its monitor, so
     * its number cannot have been given to another process.
     */
    private static void signalFirst(Container container) {
        boolean there = container.init() > 0
                && container.monitor().isAlive()
                && FirstProcess.of(container.monitor().pid(), 0).orElse(0) == container.init();
        if (there) {
            ProcessHandle.of(container.init()).ifPresent(ProcessHandle::destroyForcibly);
        }
        thaw(container);
    }

    private static void thaw(Container container) {
        try {
            new GroupSettings(ControlGroups.present()).frozen(false).forEach(container.group()::write);
        } catch (VirtException gone) {
            LOG.trace("{} cannot be thawed, it is gone", container.label(), gone);
        }
    }

    /** Ends the processes of a container whose start has failed half-way. */
    static void endProcesses(Container container) {
        signalFirst(container);
        endMonitor(container.monitor());
    }

    /** Waits for liblxc's monitor, which clears up behind the container; one that does not end is ended. */
    static void endMonitor(ProcessIdentity monitor) {
        try {
            if (!monitor.awaitEnd(Duration.ofSeconds(5))) {
                monitor.kill(Duration.ZERO);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.LockLevel;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends guests from outside. */
final class GuestStop {

    private static final Duration CLEARING = Duration.ofSeconds(30);

    private GuestStop() {}

    /** Ends a guest by force, whatever is being done with it; returns when it is gone. */
    @SuppressWarnings("try") // The hold itself has nothing to say here.
    static void destroy(QemuGuest guest, Ending ending) {
        try (Hold hold = guest.domain().lock().acquire(LockLevel.DESTROY, "destroy", QemuDomain.PATIENCE)) {
            now(guest, ending);
        }
    }

    /** The same for somebody who holds the domain already. */
    static void now(QemuGuest guest, Ending ending) {
        guest.expect(ending);
        kill(guest, guest.domain().host().timings().term());
        clear(guest);
    }

    /** Clears the guest away in this thread, which is quicker than to wait until its monitor's end is noticed. */
    private static void clear(QemuGuest guest) {
        if (!guest.isAlive()) {
            GuestEnd.of(guest).finish(guest.expected().orElse(Ending.DESTROYED));
        }
        awaitGone(guest);
    }

    /**
     * Asks a guest's QEMU to end, so that it can write everything, and leaves it alone when it does not.
     *
     * @throws Busy when it does not end in time
     */
    @SuppressWarnings("try") // The hold itself has nothing to say here.
    static void destroyGracefully(QemuGuest guest) {
        try (Hold hold = guest.domain().lock().acquire(LockLevel.DESTROY, "destroy", QemuDomain.PATIENCE)) {
            Duration patience = guest.domain().host().timings().graceful();
            guest.expect(Ending.DESTROYED);
            guest.process().handle().ifPresent(ProcessHandle::destroy);
            if (!awaitEnd(guest, patience)) {
                guest.expectNothing();
                throw new Busy("QEMU of " + guest.domain().label() + " did not end within " + Answers.say(patience)
                        + " of being asked to; destroy it without the graceful flag");
            }
            clear(guest);
        }
    }

    private static boolean awaitEnd(QemuGuest guest, Duration patience) {
        try {
            return guest.awaitEnd(patience);
        } catch (InterruptedException stop) {
            throw interrupted(guest);
        }
    }

    private static void kill(QemuGuest guest, Duration patience) {
        guest.process().handle().ifPresent(ProcessHandle::destroy);
        if (!awaitEnd(guest, patience)) {
            guest.process().handle().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static void awaitGone(QemuGuest guest) {
        try {
            guest.gone().get(CLEARING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            throw interrupted(guest);
        } catch (ExecutionException | TimeoutException late) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "QEMU of " + guest.domain().label() + " (process "
                            + guest.process().pid() + ") was killed and is not gone after " + Answers.say(CLEARING)
                            + "; it may hang in the kernel",
                    late);
        }
    }

    private static VirtException interrupted(QemuGuest guest) {
        Thread.currentThread().interrupt();
        return new VirtException(
                ErrorCode.OPERATION_ABORTED, "ending " + guest.domain().label() + " was interrupted; it may still run");
    }
}

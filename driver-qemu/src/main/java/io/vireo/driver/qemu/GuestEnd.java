package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.event.DomainEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when a guest's QEMU is gone: everything of the guest is cleared away, then its domain is told. */
final class GuestEnd {

    private static final Logger LOG = LoggerFactory.getLogger(GuestEnd.class);
    private static final Duration LAST_BREATH = Duration.ofSeconds(10);
    private static final Duration ANEW = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final QemuGuest guest;

    private GuestEnd(QemuGuest guest) {
        this.guest = guest;
    }

    static GuestEnd of(QemuGuest guest) {
        return new GuestEnd(guest);
    }

    /** QEMU has closed its monitor, which it does only when it ends. */
    void after(QmpEnd end) {
        if (awaitProcess(LAST_BREATH)) {
            finish(guest.expected().orElse(end.shutdownSeen() ? Ending.SHUTDOWN : Ending.FAILED));
        } else if (guest.expected().isPresent() || end.shutdownSeen()) {
            LOG.warn("QEMU of {} hangs at its end and is killed", guest.domain().label());
            guest.process().handle().ifPresent(ProcessHandle::destroyForcibly);
            awaitProcess(LAST_BREATH);
            finish(guest.expected().orElse(Ending.SHUTDOWN));
        } else {
            lost(end);
        }
    }

    /** The monitor does not speak as it should; when it does not after a new beginning either, the guest is only watched. */
    void lost(QmpEnd end) {
        LOG.error("The monitor of {} was given up: {}", guest.domain().label(), end.reason());
        guest.log().line("the monitor was given up: " + end.reason());
        if (connectAnew()) {
            return;
        }
        guest.domain().tell(new DomainEvent.ControlError(guest.domain().ref()));
        guest.domain().host().work(() -> {
            while (!guest.domain().host().isClosed() && !awaitProcess(LOOK_EVERY)) {
                LOG.trace("{} runs on", guest.domain().label());
            }
            finish(guest.expected().orElse(Ending.FAILED));
        });
    }

    private boolean connectAnew() {
        try {
            guest.connect(guest.domain().host().loop(), ANEW);
            GuestStatus.refresh(guest);
            return true;
        } catch (VirtException failure) {
            LOG.error(
                    "{} runs on without a monitor and can only be destroyed",
                    guest.domain().label(),
                    failure);
            return false;
        }
    }

    /** The process is known to be gone. */
    void finish(Ending ending) {
        // A closed host has no guests any more: whoever opens it next finds out what became of them.
        if (guest.domain().host().isClosed() || !guest.beginEnd()) {
            return;
        }
        guest.agent().close();
        guest.consoles().close();
        guest.log().line("shutting down, reason=" + ending.word());
        guest.backup().or(() -> BackupRun.found(guest)).ifPresent(BackupRun::lost);
        takeBack(ending);
        QemuDomain domain = guest.domain();
        guest.owner().ifPresent(owner -> owner.released(guest));
        forget();
        domain.host().ended(domain, ending);
        guest.gone().complete(null);
    }

    private void forget() {
        try {
            guest.forget();
        } catch (VirtException failure) {
            LOG.warn("The folder of {} was left behind", guest.domain().label(), failure);
        }
    }

    private void takeBack(Ending ending) {
        try {
            GuestResources.of(guest.record(), guest.domain().host()).takeBack();
        } catch (VirtException failure) {
            LOG.warn("Something of {} ({}) was left behind", guest.domain().label(), ending.word(), failure);
        }
    }

    private boolean awaitProcess(Duration patience) {
        try {
            return guest.awaitEnd(patience);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

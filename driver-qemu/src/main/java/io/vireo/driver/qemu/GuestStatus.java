package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how a guest is from QEMU, when it changed without our doing. */
final class GuestStatus {

    private static final Logger LOG = LoggerFactory.getLogger(GuestStatus.class);

    private GuestStatus() {}

    /** Brings the domain's state in line with QEMU's; what we did ourselves is there already and stays as it is. */
    static void refresh(QemuGuest guest) {
        try {
            guest.transition(() ->
                    take(guest, guest.execute("query-status").text("status").orElse("")));
            guest.save();
        } catch (VirtException failure) {
            // It is gone or hangs; its end, or the next call, says so better.
            LOG.debug("The state of {} cannot be read", guest.domain().label(), failure);
        }
    }

    private static void take(QemuGuest guest, String status) {
        DomainState known = guest.domain().state().reason().state();
        switch (status) {
            case "running" -> {
                if (known != DomainState.RUNNING) {
                    change(guest, StateReason.RUNNING_UNPAUSED, DomainLifecycle.RESUMED_UNPAUSED);
                }
            }
            case "io-error" -> paused(guest, StateReason.PAUSED_IOERROR, DomainLifecycle.SUSPENDED_IOERROR);
            case "watchdog" -> paused(guest, StateReason.PAUSED_WATCHDOG, DomainLifecycle.SUSPENDED_WATCHDOG);
            case "internal-error" -> paused(guest, StateReason.PAUSED_UNKNOWN, DomainLifecycle.SUSPENDED_API_ERROR);
            case "paused", "debug", "save-vm", "postmigrate", "finish-migrate", "colo" -> {
                if (known == DomainState.RUNNING) {
                    change(guest, StateReason.PAUSED_UNKNOWN, DomainLifecycle.SUSPENDED_PAUSED);
                }
            }
            default ->
                LOG.debug(
                        "{} is {}, which has an event of its own",
                        guest.domain().label(),
                        status);
        }
    }

    private static void paused(QemuGuest guest, StateReason reason, DomainLifecycle told) {
        if (guest.domain().state().reason() != reason) {
            change(guest, reason, told);
        }
    }

    private static void change(QemuGuest guest, StateReason reason, DomainLifecycle told) {
        guest.domain().step(now -> now.withReason(reason), told);
    }
}

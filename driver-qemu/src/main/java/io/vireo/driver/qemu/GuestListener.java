package io.vireo.driver.qemu;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what one guest's QEMU tells, once the guest is launched, and notices its end. */
final class GuestListener implements QmpListener {

    private static final Logger LOG = LoggerFactory.getLogger(GuestListener.class);

    private final QemuGuest guest;

    GuestListener(QemuGuest guest) {
        this.guest = guest;
    }

    @Override
    public void event(QmpEvent event) {
        if (!guest.awaitLaunch()) {
            return;
        }
        guest.hooks().tell(event);
        GuestEvents.of(guest).take(event);
    }

    @Override
    public void lost(int events) {
        if (guest.awaitLaunch()) {
            LOG.warn(
                    "{} of {}: {} events came too fast and are lost",
                    guest.domain().label(),
                    guest.id(),
                    events);
            GuestStatus.refresh(guest);
        }
    }

    @Override
    public void closed(QmpEnd end) {
        if (!guest.awaitLaunch()) {
            guest.gone().complete(null);
            return;
        }
        switch (end.cause()) {
            case CLOSED ->
                LOG.debug(
                        "The monitor of {} was closed; the guest goes on",
                        guest.domain().label());
            case PEER_GONE -> GuestEnd.of(guest).after(end);
            case BROKEN_PROTOCOL -> GuestEnd.of(guest).lost(end);
        }
    }
}

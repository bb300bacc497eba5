package io.vireo.driver.qemu;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what one guest's QEMU tells over one connection, once the connection is made and the guest is launched, and notices
 * its end.
 */
final class GuestListener implements QmpListener {

    private static final Logger LOG = LoggerFactory.getLogger(GuestListener.class);

    private final QemuGuest guest;
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();

    GuestListener(QemuGuest guest) {
        this.guest = guest;
    }

    /** Says whether the connection came about; the end of one that did not means nothing. */
    void decide(boolean made) {
        connected.complete(made);
    }

    private boolean counts() {
        return connected.join() && guest.awaitLaunch() && !guest.gone().isDone();
    }

    @Override
    public void event(QmpEvent event) {
        if (!counts()) {
            return;
        }
        guest.hooks().tell(event);
        GuestEvents.of(guest).take(event);
    }

    @Override
    public void lost(int events) {
        if (counts()) {
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
        if (!counts()) {
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

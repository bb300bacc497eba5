package io.vireo.event;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import java.util.Objects;

/**
 * The connection ended without its user having closed it ({@code virConnectCloseFunc}); the last event there is.
 *
 * @param reason why, by libvirt's number
 * @param message why, for people
 */
public record ConnectClosed(CloseReason reason, String message) implements VirtEvent {

    /** Refuses an event that lacks a part. */
    public ConnectClosed {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public Ref subject() {
        return ConnectRef.INSTANCE;
    }
}

package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.OpenFlag;
import io.vireo.event.VirtEvent;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a driver is asked to open.
 *
 * @param uri the URI, after aliases and defaults
 * @param flags how to open it; the gate enforces read-only, a driver need not
 * @param events where the driver reports what happens: takes an event at once, never blocks and never fails
 * @param root the folder below which all state goes; empty for the usual places of root or of the user
 * @param companions the way to what other drivers give the same connection, such as the network that a guest's card is
 *     plugged into: calls of the driver itself, without access checks. Good from now until the session is closed; what
 *     nobody offers fails with {@link io.vireo.Unsupported}
 */
public record OpenRequest(
        ConnectUri uri, Set<OpenFlag> flags, Consumer<VirtEvent> events, Optional<Path> root, Doorway companions) {

    /** Keeps a copy of the flags. */
    public OpenRequest {
        flags = Set.copyOf(flags);
        Objects.requireNonNull(companions, "companions");
    }

    /**
     * Makes a request without companions.
     *
     * @param uri the URI
     * @param flags how to open it
     * @param events where the driver reports what happens
     * @param root the folder below which all state goes
     */
    public OpenRequest(ConnectUri uri, Set<OpenFlag> flags, Consumer<VirtEvent> events, Optional<Path> root) {
        this(uri, flags, events, root, new Solitude(uri));
    }
}

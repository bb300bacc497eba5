package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.OpenFlag;
import io.vireo.event.VirtEvent;
import java.nio.file.Path;
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
 */
public record OpenRequest(ConnectUri uri, Set<OpenFlag> flags, Consumer<VirtEvent> events, Optional<Path> root) {

    /** Keeps a copy of the flags. */
    public OpenRequest {
        flags = Set.copyOf(flags);
    }
}

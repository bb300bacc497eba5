package io.vireo.event;

import io.vireo.domain.DomainRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * QEMU said something on its monitor ({@code virConnectDomainQemuMonitorEventCallback}); for diagnosis, not a promise.
 *
 * @param domain which domain
 * @param name the name of QEMU's event, such as {@code SHUTDOWN}
 * @param time when QEMU said it
 * @param details QEMU's data as JSON, if there are any
 */
public record MonitorEvent(DomainRef domain, String name, Instant time, Optional<String> details) implements VirtEvent {

    /** Refuses an event that lacks a part. */
    public MonitorEvent {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(details, "details");
    }

    @Override
    public DomainRef subject() {
        return domain;
    }
}

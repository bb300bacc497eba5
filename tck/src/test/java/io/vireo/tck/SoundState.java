package io.vireo.tck;

import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** What one domain is; guarded by itself. */
final class SoundState {

    private final SoundWorld world;
    private final UUID uuid;
    Element document;
    boolean persistent;
    boolean autostart;
    StateReason reason = StateReason.SHUTOFF_UNKNOWN;
    OptionalInt id = OptionalInt.empty();

    SoundState(SoundWorld world, Element document, boolean persistent) {
        this.world = world;
        this.document = document;
        this.persistent = persistent;
        this.uuid = UUID.fromString(document.at("uuid").orElseThrow());
    }

    SoundWorld world() {
        return world;
    }

    UUID uuid() {
        return uuid;
    }

    synchronized String name() {
        return document.at("name").orElseThrow();
    }

    synchronized boolean isActive() {
        return reason.state() != DomainState.SHUTOFF;
    }

    synchronized DomainRef ref() {
        return new DomainRef(name(), uuid, id);
    }

    SoundDomain as(Consumer<VirtEvent> who) {
        return new SoundDomain(this, who);
    }
}

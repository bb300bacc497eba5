package io.vireo.tck;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.DomainRef;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The domains of the sound driver, and who wants to hear of them. */
final class SoundWorld {

    /** Domains whose start fails, by name, as long as nobody repairs them. */
    static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

    private final Defect defect;
    private final Map<UUID, SoundState> domains = new LinkedHashMap<>();
    private final Set<Consumer<VirtEvent>> listeners = new CopyOnWriteArraySet<>();
    private final AtomicInteger ids = new AtomicInteger();
    private DomainEvent.Lifecycle held;

    SoundWorld(Defect defect) {
        this.defect = defect;
    }

    Defect defect() {
        return defect;
    }

    boolean has(Defect each) {
        return defect == each;
    }

    Set<Consumer<VirtEvent>> listeners() {
        return listeners;
    }

    int nextId() {
        return ids.incrementAndGet();
    }

    synchronized List<SoundState> list() {
        return List.copyOf(domains.values());
    }

    synchronized SoundState find(UUID uuid) {
        return Optional.ofNullable(domains.get(uuid)).orElseThrow(() -> missing(uuid));
    }

    SoundState find(Predicate<SoundState> which, Object what) {
        return list().stream().filter(which).findFirst().orElseThrow(() -> missing(what));
    }

    private NotFound missing(Object what) {
        ErrorCode code = has(Defect.SAYS_THE_WRONG_CODE) ? ErrorCode.NO_NETWORK : ErrorCode.NO_DOMAIN;
        return new NotFound(code, "no domain '" + what + "'");
    }

    synchronized void remove(SoundState state) {
        domains.remove(state.uuid());
    }

    /** Reads a document; one without a UUID gets one. */
    Element read(String xml) {
        String text = has(Defect.TAKES_DOCTYPES) ? xml.replaceAll("(?s)<!DOCTYPE[^>\\[]*>", "") : xml;
        Element document = Element.parse(text, "domain").stripped();
        String name = document.at("name").orElse("");
        boolean slash = name.contains("/") && !has(Defect.TAKES_SLASHES);
        if (!document.name().equals("domain") || name.isEmpty() || slash || name.contains("\n")) {
            throw new BadXml("'" + document.name() + "' with the name '" + name + "' is no domain");
        }
        if (has(Defect.KEEPS_HALF_A_DEFINITION)) {
            keep(document.put(Element.of("uuid", UUID.randomUUID().toString())), uuidOf(document));
        }
        UUID uuid = uuidOf(document).orElseThrow(() -> new BadXml("no UUID: " + document.at("uuid")));
        Element complete = document.put(Element.of("uuid", uuid.toString()));
        if (has(Defect.LOSES_METADATA)) {
            complete = complete.withoutChildren("metadata");
        }
        return has(Defect.DROPS_WHAT_IT_DOES_NOT_KNOW) ? complete.withoutChildren("tck-unheard-of") : complete;
    }

    private void keep(Element document, Optional<UUID> uuid) {
        if (uuid.isEmpty()) {
            SoundState half = new SoundState(this, document, true);
            domains.put(half.uuid(), half);
        }
    }

    private static Optional<UUID> uuidOf(Element document) {
        Optional<String> text = document.at("uuid");
        if (text.isEmpty()) {
            return Optional.of(UUID.randomUUID());
        }
        return text.get().length() == 36 ? Optional.of(UUID.fromString(text.get())) : Optional.empty();
    }

    /** Adds a domain, or finds the one that it is. */
    SoundState add(Element document, boolean persistent) {
        SoundState made = new SoundState(this, document, persistent);
        if (has(Defect.DEFINES_WITHOUT_A_LOCK)) {
            return addUnlocked(made);
        }
        synchronized (this) {
            return addUnlocked(made);
        }
    }

    private SoundState addUnlocked(SoundState made) {
        for (SoundState other : list()) {
            boolean sameName = other.name().equals(made.name());
            boolean sameUuid = other.uuid().equals(made.uuid());
            boolean allowed = sameName && has(Defect.TAKES_A_NAME_TWICE) || sameUuid && has(Defect.TAKES_A_UUID_TWICE);
            if (sameName != sameUuid && !allowed) {
                throw new AlreadyExists(ErrorCode.DOM_EXIST, "domain '" + other.name() + "' has " + other.uuid());
            }
        }
        if (has(Defect.DEFINES_WITHOUT_A_LOCK)) {
            SoundLifecycle.pause(5);
        }
        synchronized (this) {
            return Optional.ofNullable(domains.putIfAbsent(made.uuid(), made)).orElse(made);
        }
    }

    /** Tells everybody; {@code who} is the session that did it. */
    synchronized void tell(Consumer<VirtEvent> who, DomainRef ref, DomainLifecycle detail) {
        DomainEvent.Lifecycle event = new DomainEvent.Lifecycle(ref, detail);
        if (has(Defect.LOSES_AN_EVENT) && detail == DomainLifecycle.STOPPED_DESTROYED) {
            return;
        }
        if (has(Defect.TELLS_IN_THE_WRONG_ORDER) && detail == DomainLifecycle.STARTED_BOOTED) {
            held = event;
            return;
        }
        tell(who, event);
        if (has(Defect.TELLS_TWICE) && detail == DomainLifecycle.UNDEFINED_REMOVED) {
            tell(who, event);
        }
        if (held != null) {
            tell(who, held);
            held = null;
        }
    }

    void tell(Consumer<VirtEvent> who, VirtEvent event) {
        if (has(Defect.TELLS_ONLY_WHO_DID_IT)) {
            who.accept(event);
        } else {
            listeners.forEach(each -> each.accept(event));
        }
    }
}

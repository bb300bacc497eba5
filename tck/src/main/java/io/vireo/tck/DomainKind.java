package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Snapshots;
import io.vireo.domain.UndefineFlag;
import io.vireo.event.DomainEvent;
import io.vireo.event.VirtEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Domains, as far as all kinds of object are alike. */
record DomainKind() implements Kind<DomainRef> {

    static final DomainKind INSTANCE = new DomainKind();

    private static final List<String> WORDS = List.of(
            "DEFINED", "UNDEFINED", "STARTED", "SUSPENDED", "RESUMED", "STOPPED", "SHUTDOWN", "PMSUSPENDED", "CRASHED");

    @Override
    public String noun() {
        return "domain";
    }

    @Override
    public Need obtainable() {
        return can(Verb.LIST);
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_DOMAIN;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.of(
                Verb.LIST, new Operation(Domains.class, "listDomains"),
                Verb.FIND_BY_NAME, new Operation(Domains.class, "domainByName"),
                Verb.FIND_BY_UUID, new Operation(Domains.class, "domainByUuid"),
                Verb.DEFINE, new Operation(Domains.class, "defineDomain"),
                Verb.DESCRIBE, new Operation(Inspect.class, "xmlDesc"),
                Verb.START, new Operation(Lifecycle.class, "start"),
                Verb.STOP, new Operation(Lifecycle.class, "destroy"),
                Verb.IS_ACTIVE, new Operation(Domains.class, "domainByUuid"),
                Verb.UNDEFINE, new Operation(Definition.class, "undefine"));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.domainXml(identity.name(), identity.uuid());
    }

    @Override
    public List<DomainRef> list(Connect connect) {
        return connect.domains().listDomains(Set.of());
    }

    @Override
    public DomainRef byName(Connect connect, String name) {
        return connect.domains().domainByName(name);
    }

    @Override
    public DomainRef byUuid(Connect connect, UUID uuid) {
        return connect.domains().domainByUuid(uuid);
    }

    @Override
    public DomainRef define(Connect connect, String xml) {
        return connect.domains().defineDomain(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, DomainRef ref) {
        return connect.at(ref).inspect().xmlDesc(Set.of(DomainXmlFlag.INACTIVE));
    }

    @Override
    public void undefine(Connect connect, DomainRef ref) {
        connect.at(ref).undefine();
    }

    @Override
    public void clear(Connect connect, DomainRef ref) {
        EnumSet<UndefineFlag> flags = EnumSet.noneOf(UndefineFlag.class);
        if (connect.is(ManagedSave.class)) {
            flags.add(UndefineFlag.MANAGED_SAVE);
        }
        if (connect.is(Snapshots.class)) {
            flags.add(UndefineFlag.SNAPSHOTS_METADATA);
        }
        if (connect.is(Checkpoints.class)) {
            flags.add(UndefineFlag.CHECKPOINTS_METADATA);
        }
        connect.at(ref).definition().undefine(flags);
    }

    @Override
    public void start(Connect connect, DomainRef ref) {
        connect.at(ref).start();
    }

    @Override
    public void stop(Connect connect, DomainRef ref) {
        connect.at(ref).destroy();
    }

    @Override
    public boolean isActive(Connect connect, DomainRef ref) {
        return byUuid(connect, ref.uuid()).id().isPresent();
    }

    @Override
    public Optional<DomainRef> ref(Identity identity) {
        return Optional.of(DomainRef.of(identity.name(), identity.uuid()));
    }

    @Override
    public boolean matches(DomainRef ref, Identity identity) {
        return ref.uuid().equals(identity.uuid()) || ref.name().equals(identity.name());
    }

    @Override
    public Optional<String> told(VirtEvent event, DomainRef ref) {
        return event instanceof DomainEvent.Lifecycle change && change.domain().sameAs(ref)
                ? Optional.of(word(change.detail().first()))
                : Optional.empty();
    }

    private static String word(int first) {
        return first >= 0 && first < WORDS.size() ? WORDS.get(first) : "UNKNOWN";
    }
}

package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.event.VirtEvent;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Network filters, as far as all kinds of object are alike. */
record NwFilterKind() implements Kind<NwFilterRef> {

    @Override
    public String noun() {
        return "network filter";
    }

    @Override
    public String namePath() {
        return "@name";
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_NWFILTER;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.of(
                Verb.LIST, new Operation(NwFilters.class, "listNwFilters"),
                Verb.FIND_BY_NAME, new Operation(NwFilters.class, "nwFilterByName"),
                Verb.FIND_BY_UUID, new Operation(NwFilters.class, "nwFilterByUuid"),
                Verb.DEFINE, new Operation(NwFilters.class, "defineNwFilter"),
                Verb.DESCRIBE, new Operation(NwFilterControl.class, "xmlDesc"),
                Verb.UNDEFINE, new Operation(NwFilterControl.class, "undefine"));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.nwFilterXml(identity.name(), identity.uuid());
    }

    @Override
    public List<NwFilterRef> list(Connect connect) {
        return connect.nwFilters().listNwFilters();
    }

    @Override
    public NwFilterRef byName(Connect connect, String name) {
        return connect.nwFilters().nwFilterByName(name);
    }

    @Override
    public NwFilterRef byUuid(Connect connect, UUID uuid) {
        return connect.nwFilters().nwFilterByUuid(uuid);
    }

    @Override
    public NwFilterRef define(Connect connect, String xml) {
        return connect.nwFilters().defineNwFilter(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, NwFilterRef ref) {
        return connect.at(ref).as(NwFilterControl.class).xmlDesc();
    }

    @Override
    public void undefine(Connect connect, NwFilterRef ref) {
        connect.at(ref).as(NwFilterControl.class).undefine();
    }

    @Override
    public Optional<NwFilterRef> ref(Identity identity) {
        return Optional.of(new NwFilterRef(identity.name(), identity.uuid()));
    }

    @Override
    public boolean matches(NwFilterRef ref, Identity identity) {
        return ref.uuid().equals(identity.uuid()) || ref.name().equals(identity.name());
    }

    @Override
    public Optional<String> told(VirtEvent event, NwFilterRef ref) {
        return Optional.empty();
    }
}

package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.VirtEvent;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageXmlFlag;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Storage pools, as far as all kinds of object are alike. */
record StoragePoolKind() implements Kind<StoragePoolRef> {

    @Override
    public String noun() {
        return "storage pool";
    }

    /** A pool without a name is called after its source, as libvirt has it. */
    @Override
    public String lendingNoName(String xml) {
        Element pool = Element.parse(xml);
        return pool.child("source")
                .map(source -> pool.put(source.withoutChildren("name")).toString())
                .orElse(xml);
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_STORAGE_POOL;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.ofEntries(
                Map.entry(Verb.LIST, new Operation(StoragePools.class, "listPools")),
                Map.entry(Verb.FIND_BY_NAME, new Operation(StoragePools.class, "poolByName")),
                Map.entry(Verb.FIND_BY_UUID, new Operation(StoragePools.class, "poolByUuid")),
                Map.entry(Verb.DEFINE, new Operation(StoragePools.class, "definePool")),
                Map.entry(Verb.DESCRIBE, new Operation(StoragePoolControl.class, "xmlDesc")),
                Map.entry(Verb.START, new Operation(StoragePoolControl.class, "start")),
                Map.entry(Verb.STOP, new Operation(StoragePoolControl.class, "destroy")),
                Map.entry(Verb.IS_ACTIVE, new Operation(StoragePoolControl.class, "isActive")),
                Map.entry(Verb.UNDEFINE, new Operation(StoragePoolControl.class, "undefine")),
                Map.entry(Verb.CREATE, new Operation(StoragePools.class, "createPool")),
                Map.entry(Verb.AUTOSTART, new Operation(StoragePoolControl.class, "autostart")),
                Map.entry(Verb.SET_AUTOSTART, new Operation(StoragePoolControl.class, "setAutostart")));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.poolXml(identity.name(), identity.uuid());
    }

    @Override
    public List<StoragePoolRef> list(Connect connect) {
        return connect.storagePools().listPools(Set.of());
    }

    @Override
    public StoragePoolRef byName(Connect connect, String name) {
        return connect.storagePools().poolByName(name);
    }

    @Override
    public StoragePoolRef byUuid(Connect connect, UUID uuid) {
        return connect.storagePools().poolByUuid(uuid);
    }

    @Override
    public StoragePoolRef define(Connect connect, String xml) {
        return connect.storagePools().definePool(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, StoragePoolRef ref) {
        return connect.at(ref).as(StoragePoolControl.class).xmlDesc(Set.of(StorageXmlFlag.INACTIVE));
    }

    @Override
    public void undefine(Connect connect, StoragePoolRef ref) {
        connect.at(ref).as(StoragePoolControl.class).undefine();
    }

    @Override
    public StoragePoolRef create(Connect connect, String xml) {
        return connect.storagePools().createPool(xml, Set.of());
    }

    @Override
    public boolean autostart(Connect connect, StoragePoolRef ref) {
        return connect.at(ref).as(StoragePoolControl.class).autostart();
    }

    @Override
    public void setAutostart(Connect connect, StoragePoolRef ref, boolean autostart) {
        connect.at(ref).as(StoragePoolControl.class).setAutostart(autostart);
    }

    @Override
    public void start(Connect connect, StoragePoolRef ref) {
        connect.at(ref).as(StoragePoolControl.class).start(Set.of());
    }

    @Override
    public void stop(Connect connect, StoragePoolRef ref) {
        connect.at(ref).as(StoragePoolControl.class).destroy();
    }

    @Override
    public boolean isActive(Connect connect, StoragePoolRef ref) {
        return connect.at(ref).as(StoragePoolControl.class).isActive();
    }

    @Override
    public Optional<StoragePoolRef> ref(Identity identity) {
        return Optional.of(new StoragePoolRef(identity.name(), identity.uuid()));
    }

    @Override
    public boolean matches(StoragePoolRef ref, Identity identity) {
        return ref.uuid().equals(identity.uuid()) || ref.name().equals(identity.name());
    }

    @Override
    public Optional<String> told(VirtEvent event, StoragePoolRef ref) {
        return event instanceof StoragePoolEvent.Lifecycle change
                        && change.subject().sameAs(ref)
                ? Optional.of(change.detail().name())
                : Optional.empty();
    }
}

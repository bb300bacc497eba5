package io.vireo.driver.storage.iscsi;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.storage.PoolContent;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.PoolSizes;
import io.vireo.driver.kit.storage.PoolType;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A target of an iSCSI server, which guests reach by themselves. */
final class IscsiPool implements PoolType {

    private static final Claims KNOWN =
            Claims.of("source/host/@name", "source/host/@port", "source/device/@path", "source/initiator/iqn/@name");

    private final Units units = new Units();

    @Override
    public String name() {
        return "iscsi-direct";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = given.child("source").orElseGet(() -> Element.of("source"));
        target(source);
        return given.put(Element.of("source")
                .addAll(source.children("host"))
                .addAll(source.children("device"))
                .addAll(source.children("initiator"))
                // Whatever is left is refused by its name.
                .addAll(source.children().stream()
                        .filter(each -> !Set.of("host", "device", "initiator").contains(each.name()))
                        .toList()));
    }

    private static Target target(Element source) {
        String portal = Target.portal(source);
        String name = Target.qualified(source.at("device/@path"), "missing storage pool source device name");
        String initiator = Target.qualified(source.at("initiator/iqn/@name"), "missing initiator IQN");
        return new Target(portal, name, initiator);
    }

    static Target target(PoolDefinition pool) {
        return target(pool.document().child("source").orElseThrow());
    }

    @Override
    public Element capabilities() {
        return Element.of("pool");
    }

    @Override
    public String place(PoolDefinition pool) {
        Target target = target(pool);
        return target.portal() + "/" + target.name();
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only("storagePoolBuild", flags);
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        throw new Unsupported(
                ErrorCode.NO_SUPPORT, "pool does not support pool deletion: a target is its server's to remove");
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        return true; // There is nothing on this host that could have gone.
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        Target target = target(pool);
        List<Volume> volumes =
                target.units().stream().map(each -> Units.volume(target, each)).toList();
        long bytes = volumes.stream().mapToLong(each -> each.size().capacity()).sum();
        return new PoolContent(volumes, new PoolSizes(bytes, bytes, 0), Optional.empty());
    }

    @Override
    public Optional<Element> findSources(Optional<Element> given) {
        Element source = given.orElseThrow(
                () -> new VirtException(ErrorCode.INVALID_ARG, "host name must be specified for iscsi-direct sources"));
        String portal = Target.portal(source);
        Optional<String> initiator = source.at("initiator/iqn/@name")
                .map(text -> Target.qualified(Optional.of(text), "missing initiator IQN"));
        return Optional.of(Element.of("sources")
                .addAll(Target.all(portal, initiator).stream()
                        .map(each -> Element.of("source")
                                .addAll(source.children("host"))
                                .add(Element.of("device").with("path", each))
                                .addAll(source.children("initiator")))
                        .toList()));
    }

    @Override
    public VolumeWork volumes() {
        return units;
    }
}

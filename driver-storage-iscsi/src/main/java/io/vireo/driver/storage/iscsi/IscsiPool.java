package io.vireo.driver.storage.iscsi;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Passphrases;
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

    private static final Claims KNOWN = Claims.of(
            "source/host/@name",
            "source/host/@port",
            "source/device/@path",
            "source/initiator/iqn/@name",
            "source/auth/@type",
            "source/auth/@username",
            "source/auth/secret/@type",
            "source/auth/secret/@uuid",
            "source/auth/secret/@usage");
    private static final List<String> ORDER = List.of("host", "device", "initiator", "auth");

    private final Passphrases.Way others;
    private final Units units = new Units(this::reached);

    IscsiPool(Passphrases.Way others) {
        this.others = others;
    }

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
        target(source, Optional.empty());
        Chap.check(source);
        Element ordered = Element.of("source");
        for (String name : ORDER) {
            ordered = ordered.addAll(source.children(name));
        }
        // Whatever is left is refused by its name.
        return given.put(ordered.addAll(source.children().stream()
                .filter(each -> !ORDER.contains(each.name()))
                .toList()));
    }

    private static Target target(Element source, Optional<Chap> chap) {
        String portal = Target.portal(source);
        String name = Target.qualified(source.at("device/@path"), "missing storage pool source device name");
        String initiator = Target.qualified(source.at("initiator/iqn/@name"), "missing initiator IQN");
        return new Target(portal, name, new Initiator(Optional.of(initiator), chap));
    }

    private static Element source(PoolDefinition pool) {
        return pool.document().child("source").orElseThrow();
    }

    /** The target of a pool, with the password as it is now. */
    private Target reached(PoolDefinition pool) {
        return target(source(pool), Chap.of(source(pool), others));
    }

    @Override
    public Element capabilities() {
        return Element.of("pool");
    }

    @Override
    public String place(PoolDefinition pool) {
        Target target = target(source(pool), Optional.empty());
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
        Target target = reached(pool);
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
        Chap.check(source);
        Initiator own = new Initiator(initiator, Chap.of(source, others));
        return Optional.of(Element.of("sources")
                .addAll(Target.all(portal, own).stream()
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

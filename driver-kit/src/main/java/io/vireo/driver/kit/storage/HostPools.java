package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolDefineFlag;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolRef;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The pools of a host: list, find, define, start. */
final class HostPools implements StoragePools {

    private final StorageHost host;

    HostPools(StorageSession session) {
        this.host = session.host();
    }

    @Override
    public List<StoragePoolRef> listPools(Set<StoragePoolListFlag> flags) {
        return host.pools().list().stream()
                .filter(each -> isMeant(each, flags))
                .map(HostPool::ref)
                .toList();
    }

    private static boolean isMeant(HostPool pool, Set<StoragePoolListFlag> flags) {
        EnumSet<StoragePoolListFlag> types = EnumSet.range(StoragePoolListFlag.DIR, StoragePoolListFlag.ISCSI_DIRECT);
        types.retainAll(flags);
        String type = pool.type().name().toUpperCase(Locale.ROOT).replace('-', '_');
        return Flags.matches(flags, StoragePoolListFlag.ACTIVE, StoragePoolListFlag.INACTIVE, pool.isActive())
                && Flags.matches(
                        flags, StoragePoolListFlag.PERSISTENT, StoragePoolListFlag.TRANSIENT, pool.isPersistent())
                && Flags.matches(
                        flags, StoragePoolListFlag.AUTOSTART, StoragePoolListFlag.NO_AUTOSTART, pool.autostart())
                && (types.isEmpty()
                        || types.stream().anyMatch(each -> each.name().equals(type)));
    }

    @Override
    public StoragePoolRef poolByName(String name) {
        return host.pools()
                .find(name)
                .orElseThrow(noPool("name '" + Names.shown(name) + "'"))
                .ref();
    }

    @Override
    public StoragePoolRef poolByUuid(UUID uuid) {
        return host.pools()
                .find(uuid)
                .orElseThrow(noPool("uuid '" + uuid + "'"))
                .ref();
    }

    @Override
    public StoragePoolRef poolByVolume(StorageVolRef vol) {
        return poolByName(vol.pool());
    }

    @Override
    public StoragePoolRef poolByTargetPath(String path) {
        String clean = clean(path);
        return host.pools().list().stream()
                .filter(each -> each.present()
                        .document()
                        .at("target/path")
                        .filter(clean::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(noPool("target path '" + Names.shown(path) + "'"))
                .ref();
    }

    private static Supplier<NotFound> noPool(String which) {
        return () -> new NotFound(ErrorCode.NO_STORAGE_POOL, "no storage pool with matching " + which);
    }

    private static String clean(String path) {
        String single = path.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    @Override
    public StoragePoolRef definePool(String xml, Set<StoragePoolDefineFlag> flags) {
        PoolDefinition wanted = PoolDocument.read(host.types(), xml, flags.contains(StoragePoolDefineFlag.VALIDATE));
        HostPool pool = host.define(wanted);
        pool.tell(StoragePoolLifecycle.DEFINED);
        host.events().flush();
        return pool.ref();
    }

    @Override
    public StoragePoolRef createPool(String xml, Set<StoragePoolCreateFlag> flags) {
        PoolDefinition wanted = PoolDocument.read(host.types(), xml, false);
        Optional<Set<StoragePoolBuildFlag>> build = HostPoolControl.building(flags);
        HostPool pool = begun(wanted, build);
        pool.tell(StoragePoolLifecycle.STARTED);
        host.events().flush();
        return pool.ref();
    }

    private HostPool begun(PoolDefinition wanted, Optional<Set<StoragePoolBuildFlag>> build) {
        HostPool pool = host.enter(wanted);
        try {
            if (build.isPresent()) {
                pool.type().build(wanted, build.get());
                pool.tell(StoragePoolLifecycle.CREATED);
            }
            host.start(pool, wanted);
            return pool;
        } finally {
            host.forgetIfGone(pool);
        }
    }

    @Override
    public String findPoolSources(String type, Optional<String> source) {
        Optional<Element> where = source.map(text -> Element.parse(text, "storage_source_specification"));
        where.ifPresent(given -> StrictXml.requireRoot(given, "source"));
        String found = host.types()
                .ofSearch(type)
                .findSources(where)
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.NO_SUPPORT, "pool type '" + type + "' does not support source discovery"))
                .toString();
        // libvirt closes an empty list with a tag of its own.
        return found.replace("<sources/>", "<sources>\n</sources>");
    }

    @Override
    public String poolCapabilities() {
        return host.types().capabilities().toString();
    }

    @Override
    public StorageVolRef volByKey(String key) {
        return vol(each -> each.present().key().equals(key))
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching key " + Names.shown(key)));
    }

    @Override
    public StorageVolRef volByPath(String path) {
        return host.volumeAt(path.startsWith("/") ? clean(path) : path)
                .map(HostVolume::ref)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + Names.shown(path) + "'"));
    }

    private Optional<StorageVolRef> vol(Predicate<HostVolume> which) {
        return host.pools().list().stream()
                .flatMap(pool -> pool.volumesIfAny().stream())
                .filter(which)
                .map(HostVolume::ref)
                .findFirst();
    }
}

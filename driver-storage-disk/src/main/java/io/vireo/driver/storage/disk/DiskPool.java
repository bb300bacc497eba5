package io.vireo.driver.storage.disk;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Leftovers;
import io.vireo.driver.kit.Names;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A disk of this host. */
final class DiskPool implements PoolType {

    private static final Claims KNOWN = Claims.of(
            "source/device/@path",
            "source/device/@part_separator=yes|no",
            "source/device/freeExtent/**",
            "source/format/@type");
    private static final List<String> FORMATS =
            List.of("unknown", "dos", "dvh", "gpt", "mac", "bsd", "pc98", "sun", "lvm2");
    private static final Map<String, String> LABELS = Map.of("dos", "msdos", "unknown", "msdos");

    private final Partitions partitions = new Partitions();

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = given.child("source").orElseGet(() -> Element.of("source"));
        Element device = source.child("device")
                .filter(each -> !each.attribute("path").orElse("").isEmpty())
                .orElseThrow(() -> new BadXml(ErrorCode.XML_ERROR, "missing storage pool source device name"));
        String path = device.attribute("path").orElse("");
        if (!path.startsWith("/")) {
            throw new BadXml(ErrorCode.XML_ERROR, "the source device '" + Names.shown(path) + "' is no absolute path");
        }
        String format = source.at("format/@type").orElse("unknown");
        if (!FORMATS.contains(format)) {
            throw new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, "unknown pool format type " + Names.shown(format));
        }
        String target = given.at("target/path")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadXml(ErrorCode.XML_ERROR, "missing storage pool target path"));
        if (!target.startsWith("/")) {
            throw new BadXml(ErrorCode.XML_ERROR, "the target path '" + Names.shown(target) + "' is not absolute");
        }
        Element complete = Element.of("source")
                .add(device.withNodes(List.of()))
                .add(Element.of("format").with("type", format));
        return given.put(complete);
    }

    @Override
    public Element capabilities() {
        return Element.of("pool")
                .add(options("poolOptions", "unknown", "sourceFormatType", FORMATS))
                .add(options("volOptions", "none", "targetFormatType", Partitions.FORMATS));
    }

    private static Element options(String element, String usual, String list, List<String> values) {
        return Element.of(element)
                .add(Element.of("defaultFormat").with("type", usual))
                .add(Element.of("enum")
                        .with("name", list)
                        .addAll(values.stream()
                                .map(each -> Element.of("value", each))
                                .toList()));
    }

    @Override
    public String place(PoolDefinition pool) {
        return device(pool).toString();
    }

    static Path device(PoolDefinition pool) {
        return Path.of(pool.document().at("source/device/@path").orElse("/"));
    }

    static String format(PoolDefinition pool) {
        return pool.document().at("source/format/@type").orElse("unknown");
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only(
                "virStorageBackendDiskBuildPool",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        Flags.notBoth(
                "virStorageBackendDiskBuildPool",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        if (!flags.contains(StoragePoolBuildFlag.OVERWRITE) && !isBlank(pool)) {
            throw new AlreadyExists(
                    ErrorCode.STORAGE_POOL_BUILT,
                    "something is on device " + device(pool) + " already; build with overwrite to lose it");
        }
        PartitionTable.label(device(pool), LABELS.getOrDefault(format(pool), format(pool)));
    }

    private static boolean isBlank(PoolDefinition pool) {
        return PartitionTable.read(device(pool)).isEmpty();
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        throw new Unsupported(ErrorCode.NO_SUPPORT, "pool does not support pool deletion: a disk stays where it is");
    }

    @Override
    public void start(PoolDefinition pool) {
        PartitionTable table = PartitionTable.read(device(pool));
        String wanted = LABELS.getOrDefault(format(pool), format(pool));
        boolean any = format(pool).equals("unknown");
        if (table.isEmpty() || !any && !table.label().equals(wanted)) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "device " + device(pool) + " has a partition table of kind '" + table.label() + "', not '"
                            + format(pool) + "'; build the pool first");
        }
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        Leftovers.await(Set.of("parted"), device(pool).toString()::equals);
        return Files.exists(device(pool));
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        PartitionTable table = PartitionTable.read(device(pool));
        List<Volume> found = table.partitions().stream()
                .map(each -> Partitions.volume(pool, each))
                .toList();
        return new PoolContent(found, sizes(table), Optional.empty());
    }

    private static PoolSizes sizes(PartitionTable table) {
        long free = table.free();
        return new PoolSizes(table.size(), table.size() - free, free);
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.of(sizes(PartitionTable.read(device(pool))));
    }

    @Override
    public VolumeWork volumes() {
        return partitions;
    }
}

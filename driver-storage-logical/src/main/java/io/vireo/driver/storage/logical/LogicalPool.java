package io.vireo.driver.storage.logical;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Leftovers;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Undo;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A volume group of LVM. */
final class LogicalPool implements PoolType {

    private static final Claims KNOWN = Claims.of("source/device/@path", "source/name", "source/format/@type");
    private static final List<String> FORMATS = List.of("unknown", "lvm2");

    private final LogicalVolumes volumes = new LogicalVolumes();

    @Override
    public String name() {
        return "logical";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = given.child("source").orElseGet(() -> Element.of("source"));
        String group =
                VolumeGroup.checked(source.at("name").or(() -> given.at("name")).orElse(""), "volume group");
        List<Element> devices = source.children("device");
        devices.forEach(LogicalPool::requireDevice);
        String format = source.at("format/@type").orElse("lvm2");
        if (!FORMATS.contains(format)) {
            throw new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, "unknown pool format type " + Names.shown(format));
        }
        Element complete = Element.of("source")
                .addAll(devices)
                .add("name", group)
                .add(Element.of("format").with("type", format));
        Element target = given.child("target").orElseGet(() -> Element.of("target"));
        // Whatever path is given, that is where LVM puts them.
        Element there = Element.of("target").add("path", "/dev/" + group).addAll(target.children("permissions"));
        return given.put(complete).put(there);
    }

    private static void requireDevice(Element device) {
        String path = device.attribute("path").orElse("");
        if (!path.startsWith("/")) {
            throw new BadXml(ErrorCode.XML_ERROR, "the source device '" + Names.shown(path) + "' is no absolute path");
        }
    }

    @Override
    public Element capabilities() {
        return Element.of("pool")
                .add(Element.of("poolOptions")
                        .add(Element.of("defaultFormat").with("type", "lvm2"))
                        .add(Element.of("enum")
                                .with("name", "sourceFormatType")
                                .add("value", "unknown")
                                .add("value", "lvm2")));
    }

    @Override
    public String place(PoolDefinition pool) {
        return group(pool).name();
    }

    static VolumeGroup group(PoolDefinition pool) {
        return new VolumeGroup(pool.document().at("source/name").orElse(pool.name()));
    }

    private static List<String> devices(PoolDefinition pool) {
        return pool.document().findAll("source/device").stream()
                .map(each -> each.attribute("path").orElse(""))
                .toList();
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only(
                "virStorageBackendLogicalBuildPool",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        Flags.notBoth(
                "virStorageBackendLogicalBuildPool",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        VolumeGroup group = group(pool);
        List<String> devices = devices(pool);
        if (devices.isEmpty()) {
            throw new BadXml(
                    ErrorCode.XML_ERROR, "missing source device to build volume group " + group.name() + " on");
        }
        if (group.sizes().isPresent()) {
            throw new AlreadyExists(ErrorCode.STORAGE_POOL_BUILT, "volume group '" + group.name() + "' exists");
        }
        boolean overwrite = flags.contains(StoragePoolBuildFlag.OVERWRITE);
        try (Undo undo = new Undo("build of volume group " + group.name())) {
            for (String device : devices) {
                VolumeGroup.require(physical(device, overwrite), "prepare " + device);
                undo.add(
                        "take " + device + " back",
                        () -> VolumeGroup.require(List.of("pvremove", "-q", "-y", "--", device), "take it back"));
            }
            List<String> command = new ArrayList<>(List.of("vgcreate", "-q", "--", group.name()));
            command.addAll(devices);
            VolumeGroup.require(command, "make volume group " + group.name());
            undo.keep();
        }
    }

    /** Without leave to overwrite, LVM refuses a device on which it finds something. */
    private static List<String> physical(String device, boolean overwrite) {
        return overwrite
                ? List.of("pvcreate", "-q", "-ff", "-y", "--", device)
                : List.of("pvcreate", "-q", "--", device);
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        Flags.only("virStorageBackendLogicalDeletePool", flags);
        VolumeGroup group = group(pool);
        VolumeGroup.require(List.of("vgremove", "-q", "-f", "--", group.name()), "remove volume group " + group.name());
        for (String device : devices(pool)) {
            VolumeGroup.require(List.of("pvremove", "-q", "-y", "--", device), "take " + device + " back");
        }
    }

    @Override
    public void start(PoolDefinition pool) {
        activate(pool, "-aly");
    }

    @Override
    public void stop(PoolDefinition pool) {
        activate(pool, "-aln");
    }

    private static void activate(PoolDefinition pool, String how) {
        VolumeGroup group = group(pool);
        VolumeGroup.require(List.of("vgchange", "-q", how, "--", group.name()), "change volume group " + group.name());
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        VolumeGroup group = group(pool);
        Leftovers.await(Set.of("lvm"), word -> word.equals(group.name()) || word.startsWith(group.name() + "/"));
        return group.sizes().isPresent();
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        VolumeGroup group = group(pool);
        PoolSizes sizes = measure(pool)
                .orElseThrow(() ->
                        new VirtException(ErrorCode.INTERNAL_ERROR, "there is no volume group '" + group.name() + "'"));
        List<Volume> found = group.volumes().stream()
                .map(each -> LogicalVolumes.volume(pool.target(), each))
                .toList();
        return new PoolContent(found, sizes, Optional.empty());
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return group(pool).sizes().map(each -> new PoolSizes(each[0], each[0] - each[1], each[1]));
    }

    @Override
    public Optional<Element> findSources(Optional<Element> source) {
        Map<String, Element> groups = new LinkedHashMap<>();
        VolumeGroup.all().filter(each -> each.length == 2 && !each[1].isEmpty()).forEach(each -> {
            Element device = Element.of("device").with("path", each[0]);
            groups.merge(each[1], Element.of("source").add(device), (old, more) -> old.add(device));
        });
        Element sources = Element.of("sources");
        for (Map.Entry<String, Element> each : groups.entrySet()) {
            sources = sources.add(each.getValue()
                    .add("name", each.getKey())
                    .add(Element.of("format").with("type", "lvm2")));
        }
        return Optional.of(sources);
    }

    @Override
    public VolumeWork volumes() {
        return volumes;
    }
}

package io.vireo.driver.storage.fs;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of a server, mounted into a folder of this host while the pool runs.
 *
 * @param folder what is done with the folder
 * @param files what is done with the files in it
 */
record NetfsPool(Folder folder, FileVolumes files) implements PoolType {

    private static final List<String> FORMATS = List.of("auto", "nfs", "glusterfs", "cifs");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Claims KNOWN = Claims.of(
            "source/host/@name",
            "source/host/@port",
            "source/dir/@path",
            "source/format/@type",
            "source/protocol/@ver",
            "features/cow/@state",
            MountedFolder.OPTIONS + "/fs:option/@name");

    @Override
    public String name() {
        return "netfs";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = PoolXml.only(PoolXml.source(given), "host", "dir", "format", "protocol");
        require(source.at("host/@name"), "missing storage pool source host name");
        require(source.at("dir/@path"), "missing storage pool source path");
        Element formatted = PoolXml.withFormat(source, FORMATS);
        Element ordered = formatted.withoutChildren("protocol").addAll(formatted.children("protocol"));
        return MountedFolder.checked(PoolXml.withTarget(given.put(ordered)));
    }

    private static void require(Optional<String> text, String missing) {
        String given = text.orElse("");
        if (given.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, missing);
        }
        if (given.startsWith("-") || given.chars().anyMatch(Character::isISOControl)) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(given) + "' is no host and no path");
        }
    }

    @Override
    public Element capabilities() {
        return Element.of("pool")
                .add(PoolXml.formats("poolOptions", "auto", "sourceFormatType", FORMATS))
                .add(PoolXml.volumeFormats());
    }

    @Override
    public String place(PoolDefinition pool) {
        return source(pool);
    }

    /** What is mounted, as the helpers of mount want it. */
    private static String source(PoolDefinition pool) {
        String host = pool.document().at("source/host/@name").orElse("");
        String path = pool.document().at("source/dir/@path").orElse("");
        return switch (format(pool)) {
            case "cifs" -> "//" + host + "/" + path;
            case "glusterfs" -> host + ":" + (path.startsWith("/") ? path : "/" + path);
            default -> host + ":" + path;
        };
    }

    private static String format(PoolDefinition pool) {
        return pool.document().at("source/format/@type").orElse("auto");
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        DirPool.requireNoFormatting(pool, flags);
        folder.build(pool);
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        Flags.only("virStorageBackendDeleteLocal", flags);
        folder.delete(pool);
    }

    @Override
    public void start(PoolDefinition pool) {
        String format = format(pool);
        MountedFolder.start(pool, format.equals("auto") ? "nfs" : format, source(pool));
    }

    @Override
    public void stop(PoolDefinition pool) {
        MountedFolder.stop(pool);
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        return MountedFolder.isThere(pool);
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        return folder.read(pool, known);
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.of(folder.sizes(pool.target()));
    }

    /** Asks a server for the folders that it gives away. */
    @Override
    public Optional<Element> findSources(Optional<Element> source) {
        String host = source.flatMap(each -> each.at("host/@name"))
                .orElseThrow(
                        () -> new VirtException(ErrorCode.INVALID_ARG, "hostname must be specified for netfs sources"));
        require(Optional.of(host), "hostname must be specified for netfs sources");
        if (ChildProcess.find("showmount").isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "no storage pools were found on host '" + host + "': showmount is not installed; it comes with the"
                            + " package nfs-common");
        }
        Outcome outcome = ChildProcess.of(List.of("showmount", "--no-headers", "--exports", host))
                .run(PATIENCE);
        List<Element> found = outcome.output()
                .lines()
                .map(line -> line.strip().split("\\s+")[0])
                .filter(path -> path.startsWith("/"))
                .map(path -> Element.of("source")
                        .add(Element.of("host").with("name", host))
                        .add(Element.of("dir").with("path", path))
                        .add(Element.of("format").with("type", "nfs")))
                .toList();
        if (found.isEmpty()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "no storage pools were found on host '" + host + "'");
        }
        return Optional.of(Element.of("sources").addAll(found));
    }

    @Override
    public VolumeWork volumes() {
        return files;
    }
}

package io.vireo.driver.storage.gluster;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.FolderScan;
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
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A folder of a volume of GlusterFS. */
final class GlusterPool implements PoolType {

    private static final Claims KNOWN = Claims.of("source/host/@name", "source/dir/@path", "source/name");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOST = "[A-Za-z0-9][A-Za-z0-9.:-]{0,252}";

    private final Path mounts;
    private final GlusterFiles files;

    GlusterPool(Path run) {
        this.mounts = run.resolve("mounts");
        this.files = new GlusterFiles(new FolderScan(run));
    }

    @Override
    public String name() {
        return "gluster";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = given.child("source").orElseGet(() -> Element.of("source"));
        checked(source.at("host/@name"), HOST, "missing storage pool source host name", "host");
        checked(
                source.at("name"),
                "[A-Za-z0-9_][A-Za-z0-9_-]{0,127}",
                "missing storage pool source volume name",
                "volume");
        String folder = source.at("dir/@path").orElse("/");
        if (!folder.startsWith("/") || !Path.of(folder).normalize().equals(Path.of(folder))) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "gluster pool path '" + Names.shown(folder) + "' must start with / and not step back");
        }
        return given.put(source.withoutChildren("dir").add(Element.of("dir").with("path", folder)));
    }

    private static String checked(Optional<String> text, String form, String missing, String what) {
        String given = text.orElse("");
        if (given.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, missing);
        }
        if (!given.matches(form)) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(given) + "' is no name of a " + what);
        }
        return given;
    }

    private static String host(PoolDefinition pool) {
        return pool.document().at("source/host/@name").orElse("");
    }

    private static String volume(PoolDefinition pool) {
        return pool.document().at("source/name").orElse("");
    }

    private static String folder(PoolDefinition pool) {
        return pool.document().at("source/dir/@path").orElse("/");
    }

    private PrivateMount mount(PoolDefinition pool) {
        return new PrivateMount(mounts.resolve(pool.uuid().toString()));
    }

    @Override
    public Element capabilities() {
        return Element.of("pool");
    }

    @Override
    public String place(PoolDefinition pool) {
        return host(pool) + "/" + volume(pool) + folder(pool);
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only("storagePoolBuild", flags);
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        throw new Unsupported(
                ErrorCode.NO_SUPPORT, "pool does not support pool deletion: a volume is its server's to remove");
    }

    @Override
    public void start(PoolDefinition pool) {
        PrivateMount mount = mount(pool);
        if (!mount.isThere()) {
            mount.mount(host(pool), volume(pool));
        }
    }

    @Override
    public void stop(PoolDefinition pool) {
        mount(pool).unmount();
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        return mount(pool).isThere();
    }

    /** The folder on this host; a link on the server that leads out of the volume is not followed. */
    private Path here(PoolDefinition pool) {
        Path top = mount(pool).folder();
        Path folder = top.resolve(folder(pool).substring(1)).normalize();
        for (Path each = folder; !each.equals(top); each = each.getParent()) {
            if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        "cannot open path '" + folder(pool) + "' in '" + volume(pool) + "': it is no folder there");
            }
        }
        return folder;
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        Path here = here(pool);
        String top = "gluster://" + host(pool) + "/" + volume(pool) + folder(pool);
        return new PoolContent(files.list(here, top.endsWith("/") ? top : top + "/"), sizes(here), Optional.empty());
    }

    private static PoolSizes sizes(Path here) {
        try {
            FileStore store = Files.getFileStore(here);
            long capacity = store.getTotalSpace();
            long free = store.getUnallocatedSpace();
            return new PoolSizes(capacity, capacity - free, free);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot statvfs path '" + here + "'", failure);
        }
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.of(sizes(here(pool)));
    }

    /** Asks a server for its volumes. */
    @Override
    public Optional<Element> findSources(Optional<Element> source) {
        String host = checked(
                source.flatMap(each -> each.at("host/@name")),
                HOST,
                "hostname must be specified for gluster sources",
                "host");
        if (ChildProcess.find("gluster").isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "gluster is not installed; it comes with the package glusterfs-cli");
        }
        Outcome outcome = ChildProcess.of(
                        List.of("gluster", "--mode=script", "--xml", "--remote-host=" + host, "volume", "info", "all"))
                .run(PATIENCE)
                .orFail("ask " + host + " for its volumes");
        return Optional.of(Element.of("sources")
                .addAll(Element.parse(outcome.output(), "cliOutput").findAll("volInfo/volumes/volume").stream()
                        .map(each -> Element.of("source")
                                .add(Element.of("host").with("name", host))
                                .add(Element.of("dir").with("path", "/"))
                                .add("name", each.at("name").orElse("")))
                        .toList()));
    }

    @Override
    public VolumeWork volumes() {
        return files;
    }
}

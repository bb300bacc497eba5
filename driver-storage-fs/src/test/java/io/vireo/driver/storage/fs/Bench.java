package io.vireo.driver.storage.fs;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One connection to the driver, without a registry in between, below a folder. */
final class Bench implements AutoCloseable {

    final List<VirtEvent> events = Collections.synchronizedList(new ArrayList<>());
    final KnownSecrets secrets = new KnownSecrets();

    private final Path root;
    private DriverSession session;
    private StorageFsDriver driver;

    Bench(Path root) {
        this.root = root;
        open();
    }

    private void open() {
        driver = new StorageFsDriver();
        session = driver.open(new OpenRequest(
                ConnectUri.parse("storage:///system"), Set.of(), events::add, Optional.of(root), secrets));
    }

    /** What a restart of the platform is to the driver. */
    void restart() {
        session.close();
        open();
    }

    <F extends Facet> F as(Class<F> facet, Ref ref) {
        Object subject = session.subject(ref);
        for (Parts<?> parts : driver.parts()) {
            if (parts.subject().isInstance(subject) && parts.facets().contains(facet)) {
                return parts.bind(facet, subject);
            }
        }
        throw new AssertionError(facet + " is not offered for " + ref);
    }

    StoragePools pools() {
        return as(StoragePools.class, ConnectRef.INSTANCE);
    }

    StoragePoolControl control(StoragePoolRef ref) {
        return as(StoragePoolControl.class, ref);
    }

    StorageVols vols(StoragePoolRef ref) {
        return as(StorageVols.class, ref);
    }

    StorageVolControl vol(StorageVolRef ref) {
        return as(StorageVolControl.class, ref);
    }

    Path folder(String name) {
        return root.resolve("pools").resolve(name);
    }

    /** A pool that runs, in an empty folder of its own. */
    StoragePoolRef pool(String name) {
        StoragePoolRef ref = pools().definePool(poolXml(name), Set.of());
        control(ref).build(Set.of());
        control(ref).start(Set.of());
        return ref;
    }

    String poolXml(String name) {
        return "<pool type='dir'><name>" + name + "</name><target><path>" + folder(name) + "</path></target></pool>";
    }

    StorageVolRef create(StoragePoolRef pool, String name, String format, String more) {
        return vols(pool).createVol(volXml(name, format, more), Set.of());
    }

    /** A volume of a mebibyte. */
    static String volXml(String name, String format, String more) {
        return "<volume><name>" + name + "</name><capacity unit='MiB'>1</capacity><allocation>0</allocation>"
                + "<target><format type='" + format + "'/></target>" + more + "</volume>";
    }

    List<String> names(StoragePoolRef pool) {
        return vols(pool).listVols().stream().map(StorageVolRef::name).sorted().toList();
    }

    List<String> files(String pool) {
        try (Stream<Path> all = Files.list(folder(pool))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void run(String... command) {
        ChildProcess.of(List.of(command)).run(Duration.ofMinutes(1)).orFail("prepare a test");
    }

    @Override
    public void close() {
        session.close();
    }
}

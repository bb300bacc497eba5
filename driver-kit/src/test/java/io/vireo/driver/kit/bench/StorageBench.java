package io.vireo.driver.kit.bench;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.storage.StorageDriver;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One connection to a driver of storage, without a registry in between, below a folder. */
public class StorageBench implements AutoCloseable {

    /** What was told so far. */
    public final List<VirtEvent> events = Collections.synchronizedList(new ArrayList<>());

    /** The secrets that the driver reaches. */
    public final KnownSecrets secrets = new KnownSecrets();

    private final Path root;
    private final Supplier<? extends StorageDriver> drivers;
    private StorageDriver driver;
    private DriverSession session;

    /** Opens a connection. */
    public StorageBench(Path root, Supplier<? extends StorageDriver> drivers) {
        this.root = root;
        this.drivers = drivers;
        open();
    }

    private void open() {
        driver = drivers.get();
        session = driver.open(new OpenRequest(
                ConnectUri.parse("storage:///system"), Set.of(), events::add, Optional.of(root), secrets));
    }

    /** What a restart of the platform is to the driver. */
    public void restart() {
        session.close();
        open();
    }

    /** A group of operations on an object; fails when the driver does not have them. */
    public <F extends Facet> F as(Class<F> facet, Ref ref) {
        Object subject = session.subject(ref);
        for (Parts<?> parts : driver.parts()) {
            if (parts.subject().isInstance(subject) && parts.facets().contains(facet)) {
                return parts.bind(facet, subject);
            }
        }
        throw new AssertionError(facet + " is not offered for " + ref);
    }

    public StoragePools pools() {
        return as(StoragePools.class, ConnectRef.INSTANCE);
    }

    public StoragePoolControl control(StoragePoolRef ref) {
        return as(StoragePoolControl.class, ref);
    }

    public StorageVols vols(StoragePoolRef ref) {
        return as(StorageVols.class, ref);
    }

    public StorageVolControl vol(StorageVolRef ref) {
        return as(StorageVolControl.class, ref);
    }

    /** The names of the volumes of a pool, sorted. */
    public List<String> names(StoragePoolRef pool) {
        return vols(pool).listVols().stream().map(StorageVolRef::name).sorted().toList();
    }

    /** Runs a program that has to succeed, and gives back what it says. */
    public static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofMinutes(1))
                .orFail("prepare a test")
                .output()
                .strip();
    }

    @Override
    public void close() {
        session.close();
    }
}

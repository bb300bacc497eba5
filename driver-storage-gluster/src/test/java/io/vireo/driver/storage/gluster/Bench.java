package io.vireo.driver.storage.gluster;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import io.vireo.storage.StoragePools;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** One connection to the driver, without a registry in between, below a folder. */
final class Bench implements AutoCloseable {

    private final StorageGlusterDriver driver = new StorageGlusterDriver();
    private final Path root;
    private DriverSession session;

    Bench(Path root) {
        this.root = root;
        open();
    }

    private void open() {
        session = driver.open(
                new OpenRequest(ConnectUri.parse("storage:///system"), Set.of(), event -> {}, Optional.of(root)));
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

    /** What a restart of the platform is to the driver. */
    void restart() {
        session.close();
        open();
    }

    StoragePools pools() {
        return as(StoragePools.class, ConnectRef.INSTANCE);
    }

    @Override
    public void close() {
        session.close();
    }
}

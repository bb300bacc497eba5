package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of type dir, each connection in a folder of its own: a daemon that ends may hold the last one a moment longer. */
public final class StorageSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path folder;

    /**
     * Makes the sample.
     *
     * @param parent where its folder is made
     */
    public StorageSample(Path parent) {
        this.folder = parent.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public String uri() {
        return "storage:///system?root=" + folder.resolve("root");
    }

    @Override
    public Optional<String> poolXml(String name, UUID uuid) {
        Path target = folder.resolve("pools").resolve(uuid.toString());
        try {
            Files.createDirectories(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.of("<pool type='dir'><name>" + name + "</name><uuid>" + uuid + "</uuid><target><path>" + target
                + "</path></target></pool>");
    }

    @Override
    public Optional<String> volXml(String name) {
        return Optional.of(
                "<volume><name>" + name + "</name><capacity>1048576</capacity><allocation>0</allocation></volume>");
    }
}

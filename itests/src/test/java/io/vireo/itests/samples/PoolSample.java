package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Pools of one type, each connection in a folder of its own. Volumes are left out: those of these types have names that
 * their disk gives, or are made at their server.
 */
public final class PoolSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final String type;
    private final Supplier<String> places;

    /**
     * Makes the sample.
     *
     * @param parent where its folder is made
     * @param type the type of the pools
     * @param places gives each pool what it is made of: the elements {@code source} and {@code target}
     */
    public PoolSample(Path parent, String type, Supplier<String> places) {
        this.folder = parent.resolve("connection-" + NEXT.incrementAndGet());
        this.type = type;
        this.places = places;
    }

    @Override
    public String uri() {
        return "storage:///system?root=" + folder;
    }

    @Override
    public Optional<String> poolXml(String name, UUID uuid) {
        return Optional.of("<pool type='" + type + "'><name>" + name + "</name><uuid>" + uuid + "</uuid>" + places.get()
                + "</pool>");
    }

    /** Each start runs programs, and some ask a server. */
    @Override
    public Duration patience() {
        return PATIENCE;
    }
}

package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets of volumes, each connection in a folder of its own: a daemon that ends may hold the last one a moment longer. */
public final class SecretSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path folder;

    /**
     * Makes the sample.
     *
     * @param parent where its folder is made
     */
    public SecretSample(Path parent) {
        this.folder = parent.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public String uri() {
        return "secret:///system?root=" + folder;
    }

    @Override
    public Optional<String> secretXml(String usage, UUID uuid) {
        return Optional.of("<secret><uuid>" + uuid + "</uuid><description>of a test</description>"
                + "<usage type='volume'><volume>/tck/" + usage + "</volume></usage></secret>");
    }
}

package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets of volumes.
 *
 * @param folder where the connection is
 */
public record SecretSample(Path folder) implements DriverSample {

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

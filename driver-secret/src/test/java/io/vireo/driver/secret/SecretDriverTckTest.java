package io.vireo.driver.secret;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The driver of secrets keeps every contract that is about it. */
class SecretDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new SecretDriver();
    }

    @Override
    protected DriverSample sample() {
        return new Documents(folder);
    }

    private record Documents(Path folder) implements DriverSample {

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
}

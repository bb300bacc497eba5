package io.vireo.driver.storage.fs;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The driver of folders keeps every contract that is about it. */
class StorageFsDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new StorageFsDriver();
    }

    @Override
    protected DriverSample sample() {
        return new Documents(folder);
    }

    private record Documents(Path folder) implements DriverSample {

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
            return Optional.of("<pool type='dir'><name>" + name + "</name><uuid>" + uuid + "</uuid><target><path>"
                    + target + "</path></target></pool>");
        }

        @Override
        public Optional<String> volXml(String name) {
            return Optional.of(
                    "<volume><name>" + name + "</name><capacity>1048576</capacity><allocation>0</allocation></volume>");
        }
    }
}

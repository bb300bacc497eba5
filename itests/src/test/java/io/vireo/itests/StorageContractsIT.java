package io.vireo.itests;

import io.vireo.Vireo;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Storage in files keeps the contracts behind the gates, beside other drivers of storage")
class StorageContractsIT extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ServiceLoader.load(Driver.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.kind() == DriverKind.STORAGE && each.name().equals("storage-fs"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Way way(Driver driver) {
        return Way.through(Vireo.load());
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

package io.vireo.driver.lxc;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.FailingDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with real containers; only to be run in namespaces. */
@InOwnNamespaces
class RealContracts extends DriverTck {

    @TempDir
    private static Path folder;

    @Override
    protected Driver driver() {
        return new LxcDriver();
    }

    @Override
    protected DriverSample sample() {
        return new Sample(folder);
    }

    /** Containers that sleep, below one folder. */
    private record Sample(Path folder) implements DriverSample {

        @Override
        public String uri() {
            return "lxc:///embed?root=" + folder.resolve("state");
        }

        @Override
        public Optional<String> domainXml(String name, UUID uuid) {
            return Optional.of(Containers.named(name)
                    .uuid(uuid)
                    .root(BusyboxRoot.in(folder))
                    .console()
                    .xml());
        }

        @Override
        public boolean hasConsole() {
            return true;
        }

        @Override
        public Optional<FailingDomain> failingDomain(String name, UUID uuid) {
            Path missing = folder.resolve("missing-" + uuid);
            return Optional.of(new FailingDomain(
                    Containers.named(name)
                            .uuid(uuid)
                            .root(BusyboxRoot.in(folder))
                            .device("<filesystem type='mount'><source dir='" + missing
                                    + "'/><target dir='/mnt'/></filesystem>")
                            .xml(),
                    () -> make(missing)));
        }

        private static void make(Path missing) {
            try {
                Files.createDirectory(missing);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}

package io.vireo.itests;

import io.vireo.Vireo;
import io.vireo.driver.test.TestDriver;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.FailingDomain;
import io.vireo.tck.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of every driver, kept by the test driver also behind the gates of a registry. */
class TestDriverContractsIT extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new TestDriver();
    }

    @Override
    protected Way way(Driver driver) {
        return Way.through(Vireo.load());
    }

    @Override
    protected DriverSample sample() {
        return new DriverSample() {
            @Override
            public String uri() {
                return "test:///default";
            }

            @Override
            public Optional<String> domainXml(String name, UUID uuid) {
                return Optional.of("<domain type='test'><name>" + name + "</name><uuid>" + uuid + "</uuid>"
                        + "<memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>");
            }

            @Override
            public Optional<FailingDomain> failingDomain(String name, UUID uuid) {
                Path repaired = folder.resolve(name);
                String fault =
                        "<metadata><f:faults xmlns:f='urn:vireo:test:faults'><f:fault operation='start' code='38'"
                                + " message='out of order' until='" + repaired + "'/></f:faults></metadata>";
                String xml = domainXml(name, uuid).orElseThrow().replace("<memory", fault + "<memory");
                return Optional.of(new FailingDomain(xml, () -> create(repaired)));
            }

            @Override
            public boolean hasScreen() {
                return true;
            }

            @Override
            public Optional<String> networkXml(String name, UUID uuid) {
                return Optional.of("<network><name>" + name + "</name><uuid>" + uuid + "</uuid></network>");
            }

            @Override
            public Optional<String> poolXml(String name, UUID uuid) {
                return Optional.of("<pool type='dir'><name>" + name + "</name><uuid>" + uuid + "</uuid><target><path>/"
                        + name + "</path></target></pool>");
            }

            @Override
            public Optional<String> volXml(String name) {
                return Optional.of("<volume><name>" + name + "</name><capacity>4096</capacity></volume>");
            }
        };
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.vireo.driver.test;

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

/** The test driver keeps every contract that is about it. */
class TestDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new TestDriver();
    }

    @Override
    protected DriverSample sample() {
        return new Documents();
    }

    /** Small documents that the test driver takes. */
    private record Documents() implements DriverSample {

        @Override
        public String uri() {
            return "test:///default";
        }

        @Override
        public Optional<String> domainXml(String name, UUID uuid) {
            return Optional.of("<domain type='test'>" + named(name, uuid)
                    + "<memory>8192</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>");
        }

        @Override
        public boolean hasScreen() {
            return true;
        }

        @Override
        public Optional<String> networkXml(String name, UUID uuid) {
            return Optional.of("<network>" + named(name, uuid) + "<bridge name='tckbr0'/></network>");
        }

        @Override
        public Optional<String> poolXml(String name, UUID uuid) {
            return Optional.of(
                    "<pool type='dir'>" + named(name, uuid) + "<target><path>/tck/" + name + "</path></target></pool>");
        }

        @Override
        public Optional<String> volXml(String name) {
            return Optional.of(
                    "<volume><name>" + name + "</name><capacity>1048576</capacity><allocation>0</allocation></volume>");
        }

        @Override
        public Optional<String> interfaceXml(String name) {
            return Optional.of("<interface type='ethernet' name='" + name + "'><start mode='onboot'/>"
                    + "<mac address='aa:bb:cc:dd:ee:01'/></interface>");
        }

        private static String named(String name, UUID uuid) {
            return "<name>" + name + "</name><uuid>" + uuid + "</uuid>";
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

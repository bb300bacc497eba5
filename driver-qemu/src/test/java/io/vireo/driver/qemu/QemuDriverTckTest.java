package io.vireo.driver.qemu;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.FailingDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The QEMU driver keeps every contract that is about it, with real guests where QEMU is installed. */
class QemuDriverTckTest extends DriverTck {

    @TempDir
    private static Path folder;

    @Override
    protected Driver driver() {
        return new QemuDriver();
    }

    @Override
    protected DriverSample sample() {
        return new Guests(folder);
    }

    /** Guests with an empty disk, which the firmware keeps busy, below one folder, so that QEMU is probed only once. */
    private record Guests(Path folder) implements DriverSample {

        @Override
        public String uri() {
            return "qemu:///embed?root=" + folder;
        }

        @Override
        public Optional<String> domainXml(String name, UUID uuid) {
            return Optional.of(guest(name, uuid, disk(image(name), "qcow2")));
        }

        /** An empty image, which can hold snapshots; names that are no file names are refused before it is looked at. */
        private Path image(String name) {
            Path image = folder.resolve(Integer.toHexString(name.hashCode()) + ".qcow2");
            if (!Files.exists(image) && startsDomains()) {
                ChildProcess.of(List.of("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M"))
                        .run(Duration.ofSeconds(30))
                        .orFail("make an image");
            }
            return image;
        }

        private static String disk(Path image, String format) {
            return "<devices><disk type='file' device='disk'><driver name='qemu' type='" + format + "'/><source file='"
                    + image + "'/><target dev='hda' bus='ide'/></disk><console type='pty'/>"
                    + "<video><model type='vga'/></video></devices>";
        }

        @Override
        public boolean startsDomains() {
            return ChildProcess.find("qemu-system-x86_64").isPresent();
        }

        @Override
        public Optional<String> deviceXml() {
            // No guest runs that would let go of a card in a slot; a stick may be pulled out at any time.
            return Optional.of("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='"
                    + image("plugged") + "'/><target dev='sdb' bus='usb'/></disk>");
        }

        @Override
        public Optional<String> diskTarget() {
            return Optional.of("hda");
        }

        @Override
        public boolean hasConsole() {
            return true;
        }

        @Override
        public boolean hasScreen() {
            return true;
        }

        @Override
        public Optional<FailingDomain> failingDomain(String name, UUID uuid) {
            Path disk = folder.resolve(name + ".img");
            return Optional.of(new FailingDomain(guest(name, uuid, disk(disk, "raw")), () -> repair(disk)));
        }

        private static void repair(Path disk) {
            try {
                BootSector.disk(disk);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        private static String guest(String name, UUID uuid, String devices) {
            return "<domain type='qemu'><name>" + name + "</name><uuid>" + uuid
                    + "</uuid><memory unit='MiB'>16</memory>"
                    + "<os><type arch='x86_64' machine='pc'>hvm</type></os>" + devices + "</domain>";
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }
    }
}

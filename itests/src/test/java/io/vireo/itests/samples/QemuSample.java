package io.vireo.itests.samples;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.tck.DriverSample;
import io.vireo.tck.FailingDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Guests of QEMU without an operating system, whose firmware looks in vain for one on an empty disk. */
public final class QemuSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DISK = 1 << 20;

    private final Path folder;

    /**
     * Makes the sample; its connections are in a folder of their own.
     *
     * @param parent where that folder is made; what QEMU can is found out once for all of them
     */
    public QemuSample(Path parent) {
        this.folder = parent.resolve(Integer.toString(NEXT.incrementAndGet()));
        try {
            Path shared = Files.createDirectories(parent.resolve("cache"));
            Files.createSymbolicLink(Files.createDirectories(folder).resolve("cache"), shared);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Says why there can be no guests here.
     *
     * @return the reason; empty when there can
     */
    public static Optional<String> obstacle() {
        return ChildProcess.find("qemu-system-x86_64").isEmpty()
                        || ChildProcess.find("qemu-img").isEmpty()
                ? Optional.of("QEMU is not installed (packages qemu-system-x86, qemu-utils)")
                : Optional.empty();
    }

    @Override
    public String uri() {
        return "qemu:///embed?root=" + folder;
    }

    @Override
    public Optional<String> domainXml(String name, UUID uuid) {
        return Optional.of(guest(name, uuid, image(name), "qcow2"));
    }

    /** A disk that can hold snapshots; names that are no file names are refused before it is looked at. */
    private Path image(String name) {
        Path image = folder.resolve(Integer.toHexString(name.hashCode()) + ".qcow2");
        if (!Files.exists(image)) {
            ChildProcess.of(List.of("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M"))
                    .run(PATIENCE)
                    .orFail("make an image");
        }
        return image;
    }

    private static String guest(String name, UUID uuid, Path disk, String format) {
        return "<domain type='qemu'><name>" + name + "</name><uuid>" + uuid + "</uuid><memory unit='MiB'>16</memory>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file' device='disk'>"
                + "<driver name='qemu' type='" + format + "'/><source file='" + disk
                + "'/><target dev='hda' bus='ide'/></disk><console type='pty'/><video><model type='vga'/></video>"
                + "</devices></domain>";
    }

    @Override
    public Optional<String> deviceXml() {
        // No guest runs that would let go of a card in a slot; a stick may be pulled out at any time.
        return Optional.of("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='"
                + image("plugged") + "'/><target dev='sdb' bus='usb'/></disk>");
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
    public Optional<String> diskTarget() {
        return Optional.of("hda");
    }

    @Override
    public Optional<FailingDomain> failingDomain(String name, UUID uuid) {
        Path disk = folder.resolve(name + ".img");
        return Optional.of(new FailingDomain(guest(name, uuid, disk, "raw"), () -> write(disk)));
    }

    private static void write(Path disk) {
        try {
            Files.write(disk, new byte[DISK]);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}

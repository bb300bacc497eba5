package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Console;
import io.vireo.domain.Devices;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.lxc.LxcNamespaces;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Open files go to libvirt's own daemon and come from it, by every operation that has any. */
@Timeout(120)
class FilesReachLibvirtdIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Vireo VIREO = Vireo.load();

    @TempDir
    static Path folder;

    private static Libvirtd libvirtd;

    @BeforeAll
    static void start() throws IOException {
        Optional<String> obstacle = FilePassing.obstacle().or(FilesReachLibvirtdIT::libvirtdsObstacle);
        obstacle.ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        libvirtd = Libvirtd.forContainers(folder);
    }

    private static Optional<String> libvirtdsObstacle() {
        try {
            return Libvirtd.obstacle();
        } catch (IOException unreadable) {
            return Optional.of(unreadable.toString());
        }
    }

    @AfterAll
    static void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    @Test
    void aScreenComesAsASocket() throws IOException {
        try (Connect connect = VIREO.open(libvirtd.uri("qemu", "system"))) {
            Domain guest = connect.createDomain(guest("screen", "<graphics type='vnc' socket='" + folder + "/vnc'/>"));
            try (FileInputStream in =
                    new FileInputStream(guest.as(Console.class).openGraphicsSocket(0, Set.of()))) {
                assertEquals("RFB 003.", new String(in.readNBytes(8), StandardCharsets.US_ASCII));
            } finally {
                guest.destroy();
            }
        }
    }

    @Test
    void aDiskIsAFileThatOnlyThisSideCouldOpen() throws IOException {
        Path image = Files.write(folder.resolve("hidden.img"), new byte[1 << 20]);
        Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-------"));
        try (Connect connect = VIREO.open(libvirtd.uri("qemu", "system"));
                FileInputStream file = new FileInputStream(image.toFile())) {
            Domain guest = connect.defineDomain(guest(
                    "given",
                    "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/nowhere' fdgroup='given'/>"
                            + "<target dev='vda' bus='virtio'/><readonly/></disk>"));
            guest.as(Devices.class).associateFiles("given", List.of(file.getFD()), Set.of());
            // The file goes, the descriptor stays: nobody could open it by a name.
            Files.delete(image);
            guest.start();
            assertTrue(guest.isActive());
            guest.destroy();
            guest.undefine();
        }
    }

    @Test
    void aContainerStartsWithOpenFilesAndShowsItsNamespaces() throws IOException {
        Path given = Files.writeString(folder.resolve("given"), "a line from outside\n");
        Path taken = folder.resolve("taken");
        try (Connect connect = VIREO.open(libvirtd.uri("lxc", "system"));
                FileInputStream file = new FileInputStream(given.toFile())) {
            DomainRef ref = connect.as(Domains.class)
                    .createDomainWithFiles(
                            container("cat <&3 >" + taken + "; exec sleep 1000"), List.of(file.getFD()), Set.of());
            Domain container = connect.at(ref);
            try {
                Await.within(PATIENCE, () -> content(taken).equals("a line from outside\n"), () -> content(taken));
                List<FileDescriptor> all = container.as(LxcNamespaces.class).openNamespaces();
                Set<String> open = Namespaces.open();
                all.forEach(FilePassing::close);
                assertEquals(all.size(), open.size(), open::toString);
                assertTrue(open.stream().anyMatch(each -> each.startsWith("mnt:[")), open::toString);
                assertEquals(Set.of(), Namespaces.open());
            } finally {
                container.destroy();
            }
        }
    }

    private static String content(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "nothing yet";
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private static String guest(String name, String devices) {
        return "<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>" + devices
                + "<memballoon model='none'/></devices></domain>";
    }

    private static String container(String script) {
        return "<domain type='lxc'><name>given</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
                + "<os><type>exe</type><init>/bin/sh</init><initarg>-c</initarg><initarg>"
                + script.replace("&", "&amp;").replace("<", "&lt;")
                + "</initarg></os><devices><console type='pty'/></devices></domain>";
    }
}

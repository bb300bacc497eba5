package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.Domain;
import io.vireo.domain.StartFlag;
import io.vireo.secret.SecretControl;
import io.vireo.secret.SecretRef;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import io.vireo.xml.Element;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A hypervisor's connection has the host's pools and secrets, and its guests use them")
class HostStorageIT {

    @TempDir
    Path root;

    private final Vireo vireo = Vireo.load();
    private Connect connect;
    private StoragePool pool;

    @BeforeEach
    void open() throws IOException {
        require("qemu-system-x86_64");
        require("qemu-img");
        connect = vireo.open("qemu:///embed?root=" + root.resolve("state"));
        Path folder = Files.createDirectories(root.resolve("pool"));
        pool = connect.at(connect.as(StoragePools.class)
                .createPool(
                        "<pool type='dir'><name>images</name><target><path>" + folder + "</path></target></pool>",
                        Set.of()));
    }

    private static void require(String program) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
        Assumptions.assumeTrue(installed, "skipped: " + program + " is not installed");
    }

    @AfterEach
    void close() {
        if (connect != null) {
            connect.close();
        }
    }

    private StorageVol volume(String name, String format, String more) {
        return pool.createVol("<volume><name>" + name + "</name><capacity unit='MiB'>8</capacity>"
                + "<allocation>0</allocation><target><format type='" + format + "'/></target>" + more + "</volume>");
    }

    private Domain guest(String volume) {
        return connect.defineDomain("<domain type='qemu'><name>web</name><memory unit='MiB'>32</memory>"
                + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
                + "<disk type='volume' device='disk'><source pool='images' volume='" + volume + "'/>"
                + "<target dev='vda' bus='virtio'/></disk></devices></domain>");
    }

    private void startedPaused(Domain domain) {
        domain.lifecycle().start(Set.of(StartFlag.PAUSED));
    }

    @Test
    @DisplayName("a guest's disk is a volume, and is opened in the volume's format with all that lies beneath")
    void aDiskIsAVolume() {
        StorageVol base = volume("base", "qcow2", "");
        volume("layer", "qcow2", "<backingStore><path>" + base.path() + "</path><format type='qcow2'/></backingStore>");
        Domain domain = guest("layer");
        startedPaused(domain);
        try {
            Element disk = Element.parse(domain.xmlDesc()).find("devices/disk").orElseThrow();
            assertEquals(Optional.of("layer"), disk.at("source/@volume"));
            assertEquals(Optional.of("qcow2"), disk.at("driver/@type"));
            assertEquals(
                    8, domain.as(BlockDevices.class).blockInfo("vda").capacity().mib());
        } finally {
            domain.destroy();
        }
    }

    @Test
    @DisplayName("a guest whose volume says that a file of the host lies beneath it is not started")
    void aHostileVolumeIsNotOpened() throws Exception {
        Path secret = Files.writeString(root.resolve("shadow"), "hush");
        Path image = root.resolve("pool").resolve("evil");
        Process made = new ProcessBuilder(List.of(
                        "qemu-img",
                        "create",
                        "-q",
                        "-u",
                        "-f",
                        "qcow2",
                        "-F",
                        "raw",
                        "-b",
                        secret.toString(),
                        image.toString(),
                        "8M"))
                .start();
        assertEquals(0, made.waitFor());
        pool.refresh();
        Domain domain = guest("evil");
        VirtException refusal = assertThrows(VirtException.class, () -> startedPaused(domain));
        assertTrue(refusal.getMessage().contains("no volume of a pool that runs"), refusal::getMessage);
    }

    @Test
    @DisplayName("a guest whose pool does not run is not started, and the message says why")
    void aPoolThatDoesNotRun() {
        connect.as(StoragePools.class).definePool(Element.parse(pool.xmlDesc()).toString(), Set.of());
        volume("v", "raw", "");
        pool.destroy();
        Domain domain = guest("v");
        VirtException refusal = assertThrows(VirtException.class, () -> startedPaused(domain));
        assertTrue(
                refusal.getMessage().contains("storage pool 'images' containing volume 'v' is not active"),
                refusal::getMessage);
    }

    @Test
    @DisplayName("a private secret opens an encrypted volume and is told to nobody else")
    void aPrivateSecret() {
        SecretRef ref = connect.secrets()
                .defineSecret(
                        "<secret private='yes' ephemeral='yes'><usage type='volume'><volume>/v</volume></usage></secret>",
                        Set.of());
        SecretControl secret = connect.at(ref).as(SecretControl.class);
        secret.setValue("open sesame".getBytes(StandardCharsets.UTF_8));
        assertThrows(Denied.class, secret::value);
        StorageVol vol = pool.createVol("<volume><name>locked</name><capacity unit='MiB'>1</capacity><target>"
                + "<format type='raw'/><encryption format='luks'><secret type='passphrase' uuid='" + ref.uuid()
                + "'/></encryption></target></volume>");
        assertArrayEquals(new byte[] {'L', 'U', 'K', 'S'}, head(vol));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"raw", "qcow2"})
    @DisplayName("a guest boots from an encrypted volume, by a secret that is private and in no file")
    void aGuestBootsFromAnEncryptedVolume(String format) throws Exception {
        SecretRef ref = connect.secrets()
                .defineSecret(
                        "<secret private='yes' ephemeral='yes'><usage type='volume'><volume>locked</volume></usage></secret>",
                        Set.of());
        connect.at(ref).as(SecretControl.class).setValue("open sesame".getBytes(StandardCharsets.UTF_8));
        String encryption =
                "<encryption format='luks'><secret type='passphrase' uuid='" + ref.uuid() + "'/></encryption>";
        StorageVol plain = volume("plain", "raw", "");
        Files.write(Path.of(plain.path()), bootSector());
        pool.createVolFrom(
                "<volume><name>locked</name><capacity unit='MiB'>8</capacity><target><format type='" + format + "'/>"
                        + encryption + "</target></volume>",
                plain);
        Path said = root.resolve("said");
        String disk = "<source pool='images' volume='locked'>" + encryption + "</source>"
                + "<target dev='hda' bus='ide'/></disk><serial type='file'><source path='" + said + "'/></serial>";
        Domain domain = connect.defineDomain(Element.parse(guest("locked").xmlDesc())
                .toString()
                .replaceFirst("(?s)<disk .*</disk>", "<disk type='volume' device='disk'>" + disk));
        domain.lifecycle().start(Set.of());
        try {
            Await.within(Duration.ofSeconds(90), () -> text(said).contains("unlocked"), () -> "it says " + text(said));
        } finally {
            domain.destroy();
        }
        assertFalse(text(Path.of(pool.vol("locked").path())).contains("unlocked"), "it lies there in the clear");
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "nothing";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes a word to the first serial port and halts. */
    private static byte[] bootSector() {
        ByteBuffer disk = ByteBuffer.allocate(8 << 20);
        disk.put(0, HexFormat.of().parseHex("fc31c08ed8be207cac84c07406baf803eeebf5f4ebfd"));
        disk.put(0x20, "unlocked\0".getBytes(StandardCharsets.US_ASCII));
        disk.put(510, (byte) 0x55).put(511, (byte) 0xaa);
        return disk.array();
    }

    private static byte[] head(StorageVol vol) {
        try (var in = Files.newInputStream(Path.of(vol.path()))) {
            return in.readNBytes(4);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @DisplayName("pools of drivers that stand side by side are one list, and share their names")
    void sideBySide() {
        StoragePools pools = connect.as(StoragePools.class);
        StoragePoolRef group = pools.definePool("<pool type='logical'><name>group</name></pool>", Set.of());
        StoragePoolRef disk = pools.definePool(
                "<pool type='disk'><name>disk</name><source><device path='/dev/none'/></source>"
                        + "<target><path>/dev</path></target></pool>",
                Set.of());
        assertEquals(Set.of(pool.ref(), group, disk), Set.copyOf(pools.listPools(Set.of())));
        assertEquals(disk, pools.poolByName("disk"));
        assertTrue(connect.at(group).xmlDesc().contains("/dev/group"));
        assertThrows(
                AlreadyExists.class,
                () -> pools.definePool("<pool type='logical'><name>images</name></pool>", Set.of()));
        Element all = Element.parse(pools.poolCapabilities());
        assertEquals(
                List.of("dir", "fs", "netfs", "logical", "disk", "iscsi-direct", "gluster"),
                all.children("pool").stream()
                        .filter(each -> each.has("supported", "yes"))
                        .map(each -> each.attribute("type").orElseThrow())
                        .toList());
    }

    @Test
    @DisplayName("a type of pool that no driver has is refused by its name")
    void anotherType() {
        Unsupported refusal = assertThrows(
                Unsupported.class,
                () -> connect.as(StoragePools.class)
                        .definePool("<pool type='sheepdog'><name>s</name></pool>", Set.of()));
        assertTrue(refusal.getMessage().contains("missing backend for pool type 10 (sheepdog)"), refusal::getMessage);
    }

    @Test
    @DisplayName("of drivers side by side the one with the type says why sources cannot be found")
    void sourcesOfAType() {
        Unsupported refusal = assertThrows(
                Unsupported.class, () -> connect.as(StoragePools.class).findPoolSources("dir", Optional.empty()));
        assertEquals(
                "this function is not supported by the connection driver: pool type 'dir' does not support source"
                        + " discovery",
                refusal.getMessage().replaceFirst("^virConnectFindStoragePoolSources: ", ""));
    }
}

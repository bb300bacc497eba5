package io.vireo.driver.storage.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.Bytes;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks with partitions, on a loop device where there is one. */
class DiskPoolTest {

    @TempDir
    Path root;

    private StorageBench bench;
    private Optional<String> device = Optional.empty();

    @BeforeEach
    void open() {
        bench = new StorageBench(root, StorageDiskDriver::new);
    }

    @AfterEach
    void close() {
        bench.close();
        device.ifPresent(each -> run("losetup", "--detach", each));
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(20))
                .orFail("prepare a test")
                .output()
                .strip();
    }

    /** A blank disk of 64 MiB. */
    private String disk() {
        boolean tools = Stream.of("losetup", "parted")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: losetup or parted is not installed");
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        Path file = root.resolve("disk");
        run("truncate", "--size=64M", file.toString());
        device = Optional.of(run("losetup", "--partscan", "--find", "--show", file.toString()));
        return device.get();
    }

    private StoragePoolRef pool(String disk) {
        return bench.pools()
                .definePool(
                        "<pool type='disk'><name>d</name><source><device path='" + disk + "'/><format type='gpt'/>"
                                + "</source><target><path>/dev</path></target></pool>",
                        Set.of());
    }

    private StoragePoolControl control(StoragePoolRef ref) {
        return bench.as(StoragePoolControl.class, ref);
    }

    @Test
    void aDefinitionIsGivenBack() {
        StoragePoolRef ref = bench.pools()
                .definePool(
                        "<pool type='disk'><name>m</name><source><device path='/dev/mapper/mpatha'"
                                + " part_separator='no'/><format type='gpt'/></source><target><path>/dev</path></target>"
                                + "</pool>",
                        Set.of());
        Element document = Element.parse(control(ref).xmlDesc(Set.of()));
        assertEquals(Optional.of("no"), document.at("source/device/@part_separator"));
        assertEquals(Optional.of("gpt"), document.at("source/format/@type"));
        assertEquals(Optional.of("/dev"), document.at("target/path"));
    }

    @Test
    void aPoolWithoutADiskIsRefused() {
        VirtException refusal = assertThrows(
                VirtException.class,
                () -> bench.pools()
                        .definePool(
                                "<pool type='disk'><name>d</name><target><path>/dev</path></target></pool>", Set.of()));
        assertEquals("XML error: missing storage pool source device name", refusal.getMessage());
    }

    @Test
    void aBlankDiskIsNotStarted() {
        StoragePoolRef ref = pool(disk());
        VirtException refusal =
                assertThrows(VirtException.class, () -> control(ref).start(Set.of()));
        assertTrue(refusal.getMessage().endsWith("build the pool first"), refusal::getMessage);
    }

    @Test
    void partitionsComeAndGo() {
        String disk = disk();
        StoragePoolRef ref = pool(disk);
        control(ref).build(Set.of());
        control(ref).start(Set.of());
        assertEquals(64, control(ref).info().capacity().mib());
        StorageVols vols = bench.as(StorageVols.class, ref);
        String name = Path.of(disk).getFileName() + "p1";
        String xml = "<volume><name>" + name + "</name><capacity unit='MiB'>8</capacity></volume>";
        StorageVolRef made = vols.createVol(xml, Set.of());
        assertEquals(List.of(made), vols.listVols());
        assertEquals(
                8,
                bench.as(StorageVolControl.class, made)
                        .info(Set.of())
                        .capacity()
                        .mib());
        StorageVolData data = bench.as(StorageVolData.class, made);
        VirtStream in = data.upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        in.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
        in.finish();
        VirtStream out = data.download(Bytes.ZERO, Bytes.of(5), Set.of());
        ByteBuffer read = ByteBuffer.allocate(5);
        out.read(read);
        out.finish();
        assertEquals("hello", new String(read.array(), StandardCharsets.UTF_8));
        bench.as(StorageVolControl.class, made).delete(Set.of());
        control(ref).refresh();
        assertEquals(List.of(), vols.listVols());
    }

    @Test
    void aWrongNameIsRefusedAndNothingIsLeft() {
        String disk = disk();
        StoragePoolRef ref = pool(disk);
        control(ref).build(Set.of());
        control(ref).start(Set.of());
        StorageVols vols = bench.as(StorageVols.class, ref);
        VirtException refusal = assertThrows(
                VirtException.class,
                () -> vols.createVol("<volume><name>mine</name><capacity unit='MiB'>8</capacity></volume>", Set.of()));
        assertTrue(refusal.getMessage().contains("invalid partition name 'mine', expected"), refusal::getMessage);
        control(ref).refresh();
        assertEquals(List.of(), vols.listVols());
        VirtException full = assertThrows(
                VirtException.class,
                () -> vols.createVol("<volume><name>x</name><capacity unit='GiB'>8</capacity></volume>", Set.of()));
        assertEquals("internal error: no large enough free extent", full.getMessage());
    }

    @Test
    void whatIsOnADiskIsOverwrittenOnlyWhenAsked() {
        StoragePoolRef ref = pool(disk());
        control(ref).build(Set.of());
        assertThrows(AlreadyExists.class, () -> control(ref).build(Set.of()));
        control(ref).build(Set.of(StoragePoolBuildFlag.OVERWRITE));
    }
}

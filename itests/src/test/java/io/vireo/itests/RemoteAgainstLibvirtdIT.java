package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Bytes;
import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.NotFound;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import io.vireo.domain.Screenshot;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.EventFilter;
import io.vireo.spi.Finding;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StorageVol;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolDownloadFlag;
import io.vireo.storage.StorageVolUploadFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a table of calls cannot show: events, streams and many threads, with libvirt's own daemon at the other end. */
@Timeout(120)
class RemoteAgainstLibvirtdIT {

    @TempDir
    static Path folder;

    private static Libvirtd libvirtd;
    private static final Vireo VIREO = Vireo.load();

    @BeforeAll
    static void start() throws IOException {
        Optional<String> obstacle = Libvirtd.obstacle();
        obstacle.ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        libvirtd = Libvirtd.start(folder);
    }

    @AfterAll
    static void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    private static Connect test(OpenFlag... flags) {
        return VIREO.open(libvirtd.uri("test", "default"), Set.of(flags));
    }

    private static Connect qemu() {
        return VIREO.open(libvirtd.uri("qemu", "system"));
    }

    @Test
    void eventsComeInTheOrderInWhichThingsHappened() {
        try (Connect connect = test()) {
            List<DomainLifecycle> heard = new CopyOnWriteArrayList<>();
            connect.subscribe(
                    EventFilter.of(DomainEvent.Lifecycle.class),
                    delivery -> heard.add(((DomainEvent.Lifecycle) delivery.event()).detail()));
            Domain domain = connect.domain("test");
            domain.suspend();
            domain.resume();
            domain.destroy();

            List<DomainLifecycle> expected = List.of(
                    DomainLifecycle.SUSPENDED_PAUSED,
                    DomainLifecycle.RESUMED_UNPAUSED,
                    DomainLifecycle.STOPPED_DESTROYED);
            Await.until(() -> heard.size() == 3, heard::toString);
            assertEquals(expected, heard);
        }
    }

    @Test
    void everyKindOfEventCanBeAskedFor() {
        try (Connect connect = qemu()) {
            connect.subscribe(EventFilter.ALL, delivery -> {}).close();
            assertTrue(connect.isOpen());
        }
    }

    @Test
    void manyThreadsShareOneConnection() throws InterruptedException {
        try (Connect connect = test()) {
            Domains domains = connect.as(Domains.class);
            AtomicInteger wrong = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String name = i % 2 == 0 ? "test" : "nobody" + i;
                threads.add(new Thread(() -> lookUp(domains, name, wrong)));
            }
            threads.forEach(Thread::start);
            for (Thread each : threads) {
                each.join();
            }
            assertEquals(0, wrong.get());
        }
    }

    private static void lookUp(Domains domains, String name, AtomicInteger wrong) {
        for (int i = 0; i < 200; i++) {
            try {
                if (!domains.domainByName(name).name().equals(name)) {
                    wrong.incrementAndGet();
                }
            } catch (NotFound missing) {
                if (name.equals("test")) {
                    wrong.incrementAndGet();
                }
            }
        }
    }

    @Test
    void whoOpensForReadingOnlyMayNotChangeAnything() {
        try (Connect connect = test(OpenFlag.READ_ONLY)) {
            assertEquals("test", connect.domain("test").ref().name());
            assertThrows(Denied.class, () -> connect.domain("test").suspend());
        }
    }

    @Test
    void aVolumeComesBackAsItWent() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        Path target = Files.createDirectories(folder.resolve("pool"));
        try (Connect connect = qemu()) {
            StoragePool pool = connect.createPool(
                    "<pool type='dir'><name>up</name><target><path>" + target + "</path></target></pool>");
            StorageVol volume = pool.createVol(
                    "<volume><name>v</name><capacity unit='MiB'>64</capacity><allocation>0</allocation><target><format type='raw'/></target></volume>");
            StorageVolData data = volume.as(StorageVolData.class);
            VirtStream up = data.upload(Bytes.ZERO, Bytes.ZERO, Set.of(StorageVolUploadFlag.SPARSE_STREAM));
            up.write(ByteBuffer.wrap(content));
            up.writeHole(8 << 20);
            up.write(ByteBuffer.wrap(content));
            up.finish();

            VirtStream down = data.download(Bytes.ZERO, Bytes.ofMib(14), Set.of(StorageVolDownloadFlag.SPARSE_STREAM));
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            long holes = readAll(down, got);
            down.finish();
            pool.destroy();

            byte[] all = got.toByteArray();
            assertEquals(14L << 20, all.length + holes);
            assertTrue(holes >= 8 << 20, () -> "only " + holes + " bytes came as holes");
            byte[] first = new byte[content.length];
            System.arraycopy(all, 0, first, 0, first.length);
            assertArrayEquals(content, first);
        }
    }

    private static long readAll(VirtStream stream, ByteArrayOutputStream into) {
        long holes = 0;
        ByteBuffer buffer = ByteBuffer.allocate(100_000);
        for (int count = stream.read(buffer.clear()); count >= 0; count = stream.read(buffer.clear())) {
            into.write(buffer.array(), 0, count);
            if (count == 0) {
                holes += stream.readHole();
            }
        }
        return holes;
    }

    @Test
    void aScreenshotIsAPicture() {
        try (Connect connect = test()) {
            Screenshot shot = connect.domain("test").as(Console.class).screenshot(0);
            ByteArrayOutputStream picture = new ByteArrayOutputStream();
            readAll(shot.content(), picture);
            shot.content().finish();

            assertEquals(Optional.of("image/png"), shot.mime());
            assertArrayEquals(
                    new byte[] {(byte) 0x89, 'P', 'N', 'G'}, java.util.Arrays.copyOf(picture.toByteArray(), 4));
        }
    }

    @Test
    void aDeadlineHoldsAgainstAServerThatIsBusy() {
        try (Connect connect = test()) {
            long began = System.nanoTime();
            assertEquals("TEST", connect.within(Duration.ofSeconds(10)).host().hypervisorType());
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(10).toNanos());
        }
    }

    @Test
    void theDoctorFindsNothing() {
        List<Finding> findings = new ArrayList<>();
        VIREO.examine(libvirtd.uri("qemu", "system"), findings::add);

        assertTrue(findings.stream().allMatch(Finding::passed), findings::toString);
        assertEquals(
                List.of("driver", "socket", "connect", "protocol", "authentication", "open"),
                findings.stream().map(Finding::step).toList());
    }
}

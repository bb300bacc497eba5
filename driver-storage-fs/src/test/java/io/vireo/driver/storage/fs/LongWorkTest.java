package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.StorageVolProgress;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes long with volumes: it is watched, and given up. */
@Timeout(60)
class LongWorkTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path root;

    private Bench bench;
    private StoragePoolRef pool;

    @BeforeEach
    void open() {
        bench = new Bench(root);
        pool = bench.pool("p");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StorageVolRef full(int mebibytes) throws IOException {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        bench.vol(ref).resize(Bytes.ofMib(mebibytes), Set.of());
        Files.write(Path.of(ref.key()), new byte[mebibytes * MIB]);
        return ref;
    }

    private List<StorageVolProgress> told() {
        synchronized (bench.events) {
            return bench.events.stream()
                    .filter(StorageVolProgress.class::isInstance)
                    .map(StorageVolProgress.class::cast)
                    .toList();
        }
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void wipingIsToldAndCanBeGivenUp() throws Exception {
        StorageVolRef ref = full(32);
        CompletableFuture<Void> given = new CompletableFuture<>();
        Thread worker = new Thread(() -> {
            try {
                bench.vol(ref).wipe(WipeAlgorithm.PFITZNER33);
                given.complete(null);
            } catch (RuntimeException failure) {
                given.completeExceptionally(failure);
            }
        });
        worker.start();
        await(() -> told().size() >= 2);
        worker.interrupt();
        CompletionException ended = assertThrows(CompletionException.class, given::join);
        assertTrue(ended.getCause().getMessage().contains("interrupted"), ended::toString);
        StorageVolProgress first = told().get(0);
        StorageVolProgress second = told().get(1);
        assertEquals(StorageVolProgress.Operation.WIPE, first.operation());
        assertEquals(ref, first.subject());
        assertEquals(Bytes.ofMib(33 * 32), first.total());
        assertTrue(first.done().bytes() < second.done().bytes(), () -> first + " then " + second);
        // Nobody uses it any more.
        bench.vol(ref).delete(Set.of());
    }

    @Test
    void anUploadIsTold() throws Exception {
        StorageVolRef ref = full(4);
        try (VirtStream in = bench.as(StorageVolData.class, ref).upload(Bytes.ZERO, Bytes.ofMib(3), Set.of())) {
            in.write(ByteBuffer.allocate(MIB));
            await(() -> !told().isEmpty());
            in.write(ByteBuffer.allocate(2 * MIB));
            in.finish();
        }
        assertEquals(
                new StorageVolProgress(ref, StorageVolProgress.Operation.UPLOAD, Bytes.ofMib(1), Bytes.ofMib(3)),
                told().get(0));
    }

    @Test
    void aCopyThatIsGivenUpLeavesNothing() throws Exception {
        StorageVolRef ref = full(256);
        byte[] noise = new byte[256 * MIB];
        new Random(1).nextBytes(noise);
        Files.write(Path.of(ref.key()), noise);
        Thread worker = new Thread(() -> assertThrows(
                VirtException.class,
                () -> bench.vols(pool).createVolFrom(Bench.volXml("c", "qcow2", ""), ref, Set.of())));
        worker.start();
        await(() -> bench.files("p").contains("c"));
        worker.interrupt();
        worker.join();
        assertEquals(List.of("v"), bench.files("p"));
        assertEquals(List.of("v"), bench.names(pool));
        bench.vol(ref).delete(Set.of());
    }

    @Test
    void aVolumeIsSeenWhileItIsMadeAndNobodyTouchesIt() throws Exception {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        UUID secret = bench.secrets.add("hush");
        String locked = "<volume><name>locked</name><capacity unit='MiB'>1</capacity><target><format type='raw'/>"
                + "<encryption format='luks'><secret type='passphrase' uuid='" + secret + "'/></encryption>"
                + "</target></volume>";
        CompletableFuture<StorageVolRef> making =
                CompletableFuture.supplyAsync(() -> bench.vols(pool).createVol(locked, Set.of()));
        await(() -> bench.names(pool).contains("locked"));
        StorageVolRef ref = bench.vols(pool).volByName("locked");
        assertFalse(making.isDone());
        Element document = Element.parse(bench.vol(ref).xmlDesc());
        assertEquals(Optional.of("1048576"), document.at("capacity"));
        InvalidState refusal =
                assertThrows(InvalidState.class, () -> bench.vol(ref).delete(Set.of()));
        assertTrue(refusal.getMessage().endsWith("volume 'locked' is still being allocated."), refusal::toString);
        assertEquals(ref, making.join());
        bench.vol(ref).delete(Set.of());
    }
}

package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What is in volumes: streams into and out of them, copies, size and wiping. */
final class VolDataContracts {

    private static final int SIZE = 300_000;

    private static final Need STREAMS = Need.of(StorageVolData.class, "download", "upload");
    private static final Need CLONES = Need.of(StorageVols.class, "createVolFrom");
    private static final Need RESIZES = Need.of(StorageVolControl.class, "resize", "info");

    static final Group GROUP = new Group(
            "the content of a volume",
            List.of(
                    contract("gives back what was uploaded, byte by byte", VolDataContracts::keeps)
                            .needing(STREAMS),
                    contract("uploads to an offset and leaves the rest alone", VolDataContracts::offset)
                            .needing(STREAMS),
                    contract("downloads a part only", VolDataContracts::part).needing(STREAMS),
                    contract("ends a download without data after its last byte", VolDataContracts::ends)
                            .needing(STREAMS),
                    contract("gives whoever reads slowly every byte, and answers meanwhile", VolDataContracts::slowly)
                            .needing(STREAMS),
                    contract("refuses a download from beyond the end", VolDataContracts::beyond)
                            .needing(STREAMS),
                    contract("copies the content into a volume made from another", VolDataContracts::clones)
                            .needing(STREAMS, CLONES),
                    contract("keeps a copy apart from its original", VolDataContracts::apart)
                            .needing(STREAMS, CLONES),
                    contract("refuses a copy whose name is taken", VolDataContracts::cloneTwice)
                            .needing(CLONES),
                    contract("leaves zeros where a volume was wiped", VolDataContracts::wipes)
                            .needing(STREAMS, Need.of(StorageVolControl.class, "wipe")),
                    contract("makes a volume larger and keeps its content", VolDataContracts::grows)
                            .needing(STREAMS, RESIZES),
                    contract("refuses to make a volume smaller unless it is told to", VolDataContracts::shrinks)
                            .needing(RESIZES)));

    private VolDataContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return VolBytes.contract(sentence, body);
    }

    private static void keeps(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] bytes = VolBytes.noise(SIZE);
        VolBytes.upload(bench, ref, 0, bytes);
        assertArrayEquals(bytes, VolBytes.download(bench, ref, 0, SIZE));
    }

    private static void offset(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] expected = VolBytes.noise(SIZE);
        VolBytes.upload(bench, ref, 0, expected);
        Arrays.fill(expected, 1000, 3000, (byte) 7);
        VolBytes.upload(bench, ref, 1000, Arrays.copyOfRange(expected, 1000, 3000));
        assertArrayEquals(expected, VolBytes.download(bench, ref, 0, SIZE));
    }

    private static void part(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] bytes = VolBytes.noise(SIZE);
        VolBytes.upload(bench, ref, 0, bytes);
        assertArrayEquals(Arrays.copyOfRange(bytes, 4321, 4321 + 70_000), VolBytes.download(bench, ref, 4321, 70_000));
    }

    private static void ends(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        VolBytes.upload(bench, ref, 0, VolBytes.noise(100));
        try (VirtStream stream = VolBytes.data(bench, ref).download(Bytes.ZERO, Bytes.of(100), Set.of())) {
            assertEquals(100, VolBytes.drain(stream).length);
            assertEquals(-1, stream.read(ByteBuffer.allocate(10)), "reading once more");
            stream.finish();
        }
    }

    private static void slowly(Bench bench) {
        StorageVols vols = VolBytes.vols(bench);
        StorageVolRef ref = VolBytes.create(bench, vols);
        byte[] bytes = VolBytes.noise(SIZE);
        VolBytes.upload(bench, ref, 0, bytes);
        ByteBuffer all = ByteBuffer.allocate(SIZE);
        try (VirtStream stream = VolBytes.data(bench, ref).download(Bytes.ZERO, Bytes.of(SIZE), Set.of())) {
            while (all.hasRemaining()) {
                stream.read(all.limit(Math.min(all.position() + SIZE / 50, SIZE)));
                assertEquals(ref, vols.volByName(VolBytes.NAME), "meanwhile");
                all.limit(SIZE);
            }
            stream.finish();
        }
        assertArrayEquals(bytes, all.array());
    }

    private static void beyond(Bench bench) throws InterruptedException {
        StorageVolRef ref = VolBytes.create(bench);
        Expect.refused("a download from 1 TiB on", () -> {
            try (VirtStream stream = VolBytes.data(bench, ref).download(Bytes.ofGib(1024), Bytes.of(10), Set.of())) {
                if (VolBytes.drain(stream).length == 0) {
                    // As good as a refusal, as long as no byte is invented.
                    throw new VirtException(ErrorCode.INVALID_ARG, "it ended at once");
                }
            }
        });
        VolBytes.released(bench, ref);
    }

    private static void clones(Bench bench) {
        StorageVols vols = VolBytes.vols(bench);
        StorageVolRef original = VolBytes.create(bench, vols);
        byte[] bytes = VolBytes.noise(SIZE);
        VolBytes.upload(bench, original, 0, bytes);
        StorageVolRef copy = VolBytes.copy(bench, vols, original, "tck-copy.img");
        assertEquals("tck-copy.img", copy.name());
        assertEquals(Set.of(original, copy), Set.copyOf(vols.listVols()), "the list");
        assertArrayEquals(bytes, VolBytes.download(bench, copy, 0, SIZE));
    }

    private static void apart(Bench bench) {
        StorageVols vols = VolBytes.vols(bench);
        StorageVolRef original = VolBytes.create(bench, vols);
        byte[] bytes = VolBytes.noise(5000);
        VolBytes.upload(bench, original, 0, bytes);
        StorageVolRef copy = VolBytes.copy(bench, vols, original, "tck-copy.img");
        VolBytes.upload(bench, original, 0, new byte[5000]);
        assertArrayEquals(bytes, VolBytes.download(bench, copy, 0, 5000));
    }

    private static void cloneTwice(Bench bench) {
        StorageVols vols = VolBytes.vols(bench);
        StorageVolRef original = VolBytes.create(bench, vols);
        Expect.refused("a copy under the original's name", () -> VolBytes.copy(bench, vols, original, VolBytes.NAME));
        assertEquals(List.of(original), vols.listVols(), "after the refusal");
    }

    private static void wipes(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        VolBytes.upload(bench, ref, 0, VolBytes.noise(5000));
        VolBytes.control(bench, ref).wipe(WipeAlgorithm.ZERO);
        assertArrayEquals(new byte[5000], VolBytes.download(bench, ref, 0, 5000));
    }

    private static Bytes capacity(Bench bench, StorageVolRef ref) {
        return VolBytes.control(bench, ref).info(Set.of()).capacity();
    }

    private static void grows(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] bytes = VolBytes.noise(5000);
        VolBytes.upload(bench, ref, 0, bytes);
        Bytes more = Bytes.of(capacity(bench, ref).bytes() * 2);
        VolBytes.control(bench, ref).resize(more, Set.of());
        assertEquals(more, capacity(bench, ref));
        assertArrayEquals(bytes, VolBytes.download(bench, ref, 0, 5000));
    }

    private static void shrinks(Bench bench) {
        StorageVolRef ref = VolBytes.create(bench);
        Bytes before = capacity(bench, ref);
        Bytes less = Bytes.of(before.bytes() / 2);
        Expect.refused("making it smaller", () -> VolBytes.control(bench, ref).resize(less, Set.of()));
        assertEquals(before, capacity(bench, ref), "after the refusal");
        try {
            VolBytes.control(bench, ref).resize(less, Set.of(StorageVolResizeFlag.SHRINK));
        } catch (VirtException never) {
            assertEquals(before, capacity(bench, ref), "after it was refused for good");
            return;
        }
        assertEquals(less, capacity(bench, ref), "after it was told to");
    }
}

package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is in volumes: streams into and out of them, copies, size and wiping. */
final class VolDataContracts {

    private static final StoragePoolKind KIND = new StoragePoolKind();
    private static final String NAME = "tck.img";
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
                    contract("takes an upload after one that was given up", VolDataContracts::abort)
                            .needing(STREAMS),
                    contract("refuses to go on with a stream that was given up", VolDataContracts::aborted)
                            .needing(STREAMS),
                    contract("frees a volume wherever a stream is given up", VolDataContracts::givenUp)
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
        return Contract.of(
                sentence,
                body,
                Need.of(StorageVols.class, "createVol"),
                Need.document("volume", sample -> sample.volXml(NAME)),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP));
    }

    private static StorageVols vols(Bench bench) {
        StoragePoolRef ref = bench.define(KIND);
        KIND.start(bench.connect(), ref);
        return bench.connect().at(ref).as(StorageVols.class);
    }

    private static StorageVolRef create(Bench bench, StorageVols vols) {
        return vols.createVol(bench.sample().volXml(NAME).orElseThrow(), Set.of());
    }

    private static StorageVolRef create(Bench bench) {
        return create(bench, vols(bench));
    }

    private static StorageVolData data(Bench bench, StorageVolRef ref) {
        return bench.connect().at(ref).as(StorageVolData.class);
    }

    private static StorageVolControl control(Bench bench, StorageVolRef ref) {
        return bench.connect().at(ref).as(StorageVolControl.class);
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private static void upload(Bench bench, StorageVolRef ref, int offset, byte[] bytes) {
        try (VirtStream stream = data(bench, ref).upload(Bytes.of(offset), Bytes.of(bytes.length), Set.of())) {
            stream.write(ByteBuffer.wrap(bytes));
            stream.finish();
        }
    }

    private static byte[] download(Bench bench, StorageVolRef ref, int offset, int length) {
        try (VirtStream stream = data(bench, ref).download(Bytes.of(offset), Bytes.of(length), Set.of())) {
            byte[] all = drain(stream);
            stream.finish();
            return all;
        }
    }

    private static byte[] drain(VirtStream stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        for (int count = stream.read(buffer.clear()); count >= 0; count = stream.read(buffer.clear())) {
            all.write(buffer.array(), 0, count);
        }
        return all.toByteArray();
    }

    private static void keeps(Bench bench) {
        StorageVolRef ref = create(bench);
        byte[] bytes = noise(SIZE);
        upload(bench, ref, 0, bytes);
        assertArrayEquals(bytes, download(bench, ref, 0, SIZE));
    }

    private static void offset(Bench bench) {
        StorageVolRef ref = create(bench);
        byte[] expected = noise(SIZE);
        upload(bench, ref, 0, expected);
        Arrays.fill(expected, 1000, 3000, (byte) 7);
        upload(bench, ref, 1000, Arrays.copyOfRange(expected, 1000, 3000));
        assertArrayEquals(expected, download(bench, ref, 0, SIZE));
    }

    private static void part(Bench bench) {
        StorageVolRef ref = create(bench);
        byte[] bytes = noise(SIZE);
        upload(bench, ref, 0, bytes);
        assertArrayEquals(Arrays.copyOfRange(bytes, 4321, 4321 + 70_000), download(bench, ref, 4321, 70_000));
    }

    private static void ends(Bench bench) {
        StorageVolRef ref = create(bench);
        upload(bench, ref, 0, noise(100));
        try (VirtStream stream = data(bench, ref).download(Bytes.ZERO, Bytes.of(100), Set.of())) {
            assertEquals(100, drain(stream).length);
            assertEquals(-1, stream.read(ByteBuffer.allocate(10)), "reading once more");
            stream.finish();
        }
    }

    private static void abort(Bench bench) throws InterruptedException {
        StorageVolRef ref = create(bench);
        VirtStream given = data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
        given.write(ByteBuffer.wrap(noise(1000)));
        given.abort();
        released(bench, ref);
        byte[] bytes = noise(5000);
        upload(bench, ref, 0, bytes);
        assertArrayEquals(bytes, download(bench, ref, 0, 5000));
    }

    /** Whoever gives a stream up need not wait for the other side, which lets go of the volume a moment later. */
    private static void released(Bench bench, StorageVolRef ref) throws InterruptedException {
        Expect.soon("the volume is free", bench.patience(), () -> {
            try {
                upload(bench, ref, 0, noise(1));
                return true;
            } catch (InvalidState | Busy stillInUse) {
                return false;
            }
        });
    }

    private static void aborted(Bench bench) throws InterruptedException {
        StorageVolRef ref = create(bench);
        VirtStream stream = data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
        stream.abort();
        Expect.refused("writing on", () -> stream.write(ByteBuffer.wrap(noise(10))));
        stream.abort();
        released(bench, ref);
    }

    private static void givenUp(Bench bench) throws InterruptedException {
        StorageVolRef ref = create(bench);
        byte[] bytes = noise(SIZE);
        for (int point : List.of(0, 1, SIZE / 2, SIZE)) {
            VirtStream up = data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
            up.write(ByteBuffer.wrap(bytes, 0, point));
            up.abort();
            released(bench, ref);
            upload(bench, ref, 0, bytes);
            VirtStream down = data(bench, ref).download(Bytes.ZERO, Bytes.of(SIZE), Set.of());
            ByteBuffer part = ByteBuffer.allocate(SIZE).limit(point);
            while (part.hasRemaining()) {
                down.read(part);
            }
            down.abort();
            released(bench, ref);
            assertArrayEquals(bytes, download(bench, ref, 0, SIZE));
        }
    }

    private static void slowly(Bench bench) {
        StorageVols vols = vols(bench);
        StorageVolRef ref = create(bench, vols);
        byte[] bytes = noise(SIZE);
        upload(bench, ref, 0, bytes);
        ByteBuffer all = ByteBuffer.allocate(SIZE);
        try (VirtStream stream = data(bench, ref).download(Bytes.ZERO, Bytes.of(SIZE), Set.of())) {
            while (all.hasRemaining()) {
                stream.read(all.limit(Math.min(all.position() + SIZE / 50, SIZE)));
                assertEquals(ref, vols.volByName(NAME), "meanwhile");
                all.limit(SIZE);
            }
            stream.finish();
        }
        assertArrayEquals(bytes, all.array());
    }

    private static void beyond(Bench bench) throws InterruptedException {
        StorageVolRef ref = create(bench);
        Expect.refused("a download from 1 TiB on", () -> {
            try (VirtStream stream = data(bench, ref).download(Bytes.ofGib(1024), Bytes.of(10), Set.of())) {
                if (drain(stream).length == 0) {
                    // As good as a refusal, as long as no byte is invented.
                    throw new VirtException(ErrorCode.INVALID_ARG, "it ended at once");
                }
            }
        });
        released(bench, ref);
    }

    private static StorageVolRef copy(Bench bench, StorageVols vols, StorageVolRef original, String name) {
        Element document = Element.parse(bench.sample().volXml(NAME).orElseThrow());
        return vols.createVolFrom(document.put(Element.of("name", name)).toString(), original, Set.of());
    }

    private static void clones(Bench bench) {
        StorageVols vols = vols(bench);
        StorageVolRef original = create(bench, vols);
        byte[] bytes = noise(SIZE);
        upload(bench, original, 0, bytes);
        StorageVolRef copy = copy(bench, vols, original, "tck-copy.img");
        assertEquals("tck-copy.img", copy.name());
        assertEquals(Set.of(original, copy), Set.copyOf(vols.listVols()), "the list");
        assertArrayEquals(bytes, download(bench, copy, 0, SIZE));
    }

    private static void apart(Bench bench) {
        StorageVols vols = vols(bench);
        StorageVolRef original = create(bench, vols);
        byte[] bytes = noise(5000);
        upload(bench, original, 0, bytes);
        StorageVolRef copy = copy(bench, vols, original, "tck-copy.img");
        upload(bench, original, 0, new byte[5000]);
        assertArrayEquals(bytes, download(bench, copy, 0, 5000));
    }

    private static void cloneTwice(Bench bench) {
        StorageVols vols = vols(bench);
        StorageVolRef original = create(bench, vols);
        Expect.refused("a copy under the original's name", () -> copy(bench, vols, original, NAME));
        assertEquals(List.of(original), vols.listVols(), "after the refusal");
    }

    private static void wipes(Bench bench) {
        StorageVolRef ref = create(bench);
        upload(bench, ref, 0, noise(5000));
        control(bench, ref).wipe(WipeAlgorithm.ZERO);
        assertArrayEquals(new byte[5000], download(bench, ref, 0, 5000));
    }

    private static Bytes capacity(Bench bench, StorageVolRef ref) {
        return control(bench, ref).info(Set.of()).capacity();
    }

    private static void grows(Bench bench) {
        StorageVolRef ref = create(bench);
        byte[] bytes = noise(5000);
        upload(bench, ref, 0, bytes);
        Bytes more = Bytes.of(capacity(bench, ref).bytes() * 2);
        control(bench, ref).resize(more, Set.of());
        assertEquals(more, capacity(bench, ref));
        assertArrayEquals(bytes, download(bench, ref, 0, 5000));
    }

    private static void shrinks(Bench bench) {
        StorageVolRef ref = create(bench);
        Bytes before = capacity(bench, ref);
        Bytes less = Bytes.of(before.bytes() / 2);
        Expect.refused("making it smaller", () -> control(bench, ref).resize(less, Set.of()));
        assertEquals(before, capacity(bench, ref), "after the refusal");
        try {
            control(bench, ref).resize(less, Set.of(StorageVolResizeFlag.SHRINK));
        } catch (VirtException never) {
            assertEquals(before, capacity(bench, ref), "after it was refused for good");
            return;
        }
        assertEquals(less, capacity(bench, ref), "after it was told to");
    }
}

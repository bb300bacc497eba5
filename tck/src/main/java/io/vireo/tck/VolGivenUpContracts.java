package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.storage.WipeAlgorithm;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Streams of volumes, and long work on them, that whoever wanted it gives up. */
final class VolGivenUpContracts {

    private static final int SIZE = 300_000;
    private static final List<Integer> PAUSES = List.of(0, 1, 3, 10);

    private static final Need STREAMS = Need.of(StorageVolData.class, "download", "upload");

    static final Group GROUP = new Group(
            "work on a volume that is given up",
            List.of(
                    VolBytes.contract("takes an upload after one that was given up", VolGivenUpContracts::abort)
                            .needing(STREAMS),
                    VolBytes.contract("refuses to go on with a stream that was given up", VolGivenUpContracts::aborted)
                            .needing(STREAMS),
                    VolBytes.contract("frees a volume wherever a stream is given up", VolGivenUpContracts::givenUp)
                            .needing(STREAMS),
                    VolBytes.contract(
                                    "copies a volume as a whole or not at all when whoever wanted it is interrupted",
                                    VolGivenUpContracts::copy)
                            .needing(STREAMS, Need.of(StorageVols.class, "createVolFrom", "volByName")),
                    VolBytes.contract("keeps a volume good whose wiping is interrupted", VolGivenUpContracts::wipe)
                            .needing(STREAMS, Need.of(StorageVolControl.class, "wipe"))));

    private VolGivenUpContracts() {}

    private static void abort(Bench bench) throws InterruptedException {
        StorageVolRef ref = VolBytes.create(bench);
        VirtStream given = VolBytes.data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
        given.write(ByteBuffer.wrap(VolBytes.noise(1000)));
        given.abort();
        VolBytes.released(bench, ref);
        byte[] bytes = VolBytes.noise(5000);
        VolBytes.upload(bench, ref, 0, bytes);
        assertArrayEquals(bytes, VolBytes.download(bench, ref, 0, 5000));
    }

    private static void aborted(Bench bench) throws InterruptedException {
        StorageVolRef ref = VolBytes.create(bench);
        VirtStream stream = VolBytes.data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
        stream.abort();
        Expect.refused("writing on", () -> stream.write(ByteBuffer.wrap(VolBytes.noise(10))));
        stream.abort();
        VolBytes.released(bench, ref);
    }

    private static void givenUp(Bench bench) throws InterruptedException {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] bytes = VolBytes.noise(SIZE);
        for (int point : List.of(0, 1, SIZE / 2, SIZE)) {
            VirtStream up = VolBytes.data(bench, ref).upload(Bytes.ZERO, Bytes.of(SIZE), Set.of());
            up.write(ByteBuffer.wrap(bytes, 0, point));
            up.abort();
            VolBytes.released(bench, ref);
            VolBytes.upload(bench, ref, 0, bytes);
            VirtStream down = VolBytes.data(bench, ref).download(Bytes.ZERO, Bytes.of(SIZE), Set.of());
            ByteBuffer part = ByteBuffer.allocate(SIZE).limit(point);
            while (part.hasRemaining()) {
                down.read(part);
            }
            down.abort();
            VolBytes.released(bench, ref);
            assertArrayEquals(bytes, VolBytes.download(bench, ref, 0, SIZE));
        }
    }

    private static void copy(Bench bench) throws Exception {
        StorageVols vols = VolBytes.vols(bench);
        StorageVolRef original = VolBytes.create(bench, vols);
        byte[] bytes = VolBytes.noise(SIZE);
        VolBytes.upload(bench, original, 0, bytes);
        for (int pause : PAUSES) {
            String name = "tck-copy-" + pause + ".img";
            giveUp(bench, pause, () -> VolBytes.copy(bench, vols, original, name));
            soon(bench, "a whole copy, after " + pause + " ms", () -> {
                StorageVolRef copy = copyOrFind(bench, vols, original, name);
                return Arrays.equals(bytes, VolBytes.download(bench, copy, 0, SIZE));
            });
        }
    }

    /** Behind a daemon the copy that was given up may be made all the same, and be there first. */
    private static StorageVolRef copyOrFind(Bench bench, StorageVols vols, StorageVolRef original, String name) {
        try {
            return VolBytes.copy(bench, vols, original, name);
        } catch (VirtException taken) {
            return vols.volByName(name);
        }
    }

    private static void wipe(Bench bench) throws Exception {
        StorageVolRef ref = VolBytes.create(bench);
        byte[] bytes = VolBytes.noise(SIZE);
        for (int pause : PAUSES) {
            giveUp(bench, pause, () -> {
                VolBytes.control(bench, ref).wipe(WipeAlgorithm.ZERO);
                return ref;
            });
        }
        soon(bench, "the volume keeps what is written", () -> {
            VolBytes.upload(bench, ref, 0, bytes);
            return Arrays.equals(bytes, VolBytes.download(bench, ref, 0, SIZE));
        });
    }

    /** Something becomes true, although the volume may be in use for a moment. */
    private static void soon(Bench bench, String what, BooleanSupplier condition) throws InterruptedException {
        Expect.soon(what, bench.patience(), () -> {
            try {
                return condition.getAsBoolean();
            } catch (InvalidState | Busy | NotFound notYet) {
                return false;
            }
        });
    }

    /** Begins something and interrupts it a while later: it ends soon, by itself or with an error that says something. */
    private static void giveUp(Bench bench, int pause, Callable<?> work) throws Exception {
        Meanwhile<?> working = Meanwhile.doing(work);
        Thread.sleep(pause);
        working.interrupt();
        try {
            working.within("the end of what was interrupted", bench.patience());
        } catch (VirtException interrupted) {
            assertFalse(interrupted.getMessage().isBlank(), "the error says nothing");
        }
    }
}

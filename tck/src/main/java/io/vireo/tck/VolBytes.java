package io.vireo.tck;

import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.VirtStream;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;

/** A volume in a pool that is active, and bytes into it and out of it. */
final class VolBytes {

    /** The volume that the author's document is asked for. */
    static final String NAME = "tck.img";

    private static final StoragePoolKind KIND = new StoragePoolKind();

    private VolBytes() {}

    /** A contract about a volume. */
    static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(StorageVols.class, "createVol"),
                Need.document("volume", sample -> sample.volXml(NAME)),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP));
    }

    static StorageVols vols(Bench bench) {
        StoragePoolRef ref = bench.define(KIND);
        KIND.start(bench.connect(), ref);
        return bench.connect().at(ref).as(StorageVols.class);
    }

    static StorageVolRef create(Bench bench, StorageVols vols) {
        return vols.createVol(bench.sample().volXml(NAME).orElseThrow(), Set.of());
    }

    static StorageVolRef create(Bench bench) {
        return create(bench, vols(bench));
    }

    static StorageVolData data(Bench bench, StorageVolRef ref) {
        return bench.connect().at(ref).as(StorageVolData.class);
    }

    static StorageVolControl control(Bench bench, StorageVolRef ref) {
        return bench.connect().at(ref).as(StorageVolControl.class);
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    static void upload(Bench bench, StorageVolRef ref, int offset, byte[] bytes) {
        try (VirtStream stream = data(bench, ref).upload(Bytes.of(offset), Bytes.of(bytes.length), Set.of())) {
            stream.write(ByteBuffer.wrap(bytes));
            stream.finish();
        }
    }

    static byte[] download(Bench bench, StorageVolRef ref, int offset, int length) {
        try (VirtStream stream = data(bench, ref).download(Bytes.of(offset), Bytes.of(length), Set.of())) {
            byte[] all = drain(stream);
            stream.finish();
            return all;
        }
    }

    static byte[] drain(VirtStream stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        for (int count = stream.read(buffer.clear()); count >= 0; count = stream.read(buffer.clear())) {
            all.write(buffer.array(), 0, count);
        }
        return all.toByteArray();
    }

    static StorageVolRef copy(Bench bench, StorageVols vols, StorageVolRef original, String name) {
        Element document = Element.parse(bench.sample().volXml(NAME).orElseThrow());
        return vols.createVolFrom(document.put(Element.of("name", name)).toString(), original, Set.of());
    }

    /** Whoever gives a stream up need not wait for the other side, which lets go of the volume a moment later. */
    static void released(Bench bench, StorageVolRef ref) throws InterruptedException {
        Expect.soon("the volume is free", bench.patience(), () -> {
            try {
                upload(bench, ref, 0, noise(1));
                return true;
            } catch (InvalidState | Busy stillInUse) {
                return false;
            }
        });
    }
}

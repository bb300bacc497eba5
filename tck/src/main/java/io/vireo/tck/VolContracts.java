package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Volumes of a storage pool. */
final class VolContracts {

    private static final StoragePoolKind KIND = new StoragePoolKind();
    private static final String NAME = "tck.img";
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_STORAGE_VOL);

    static final Group GROUP = new Group(
            "volumes of a storage pool",
            List.of(
                    contract("shows a new volume in the list and finds it by name", VolContracts::creates),
                    contract("describes a volume by the name that it was given", VolContracts::describes),
                    contract("finds a volume by its path", VolContracts::byPath)
                            .needing(
                                    Need.of(StorageVolControl.class, "path"), Need.of(StoragePools.class, "volByPath")),
                    contract("finds a volume by its key", VolContracts::byKey)
                            .needing(Need.of(StoragePools.class, "volByKey")),
                    contract("finds the pool of a volume", VolContracts::pool)
                            .needing(Need.of(StoragePools.class, "poolByVolume")),
                    contract("says that there is no volume of an unknown name", VolContracts::unknown),
                    contract("refuses a second volume of a name", VolContracts::twice),
                    contract("refuses a volume whose document is wrong", VolContracts::badXml),
                    contract("refuses a volume whose name leads out of the pool", VolContracts::escape),
                    contract("forgets a volume that is deleted", VolContracts::deletes)
                            .needing(Need.of(StorageVolControl.class, "delete")),
                    contract("refuses to list the volumes of a pool that does not run", VolContracts::stopped)));

    private VolContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(StorageVols.class, "createVol"),
                Need.of(StorageVolControl.class, "xmlDesc"),
                Need.document("volume", sample -> sample.volXml(NAME)),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP));
    }

    private static StorageVols vols(Bench bench) {
        StoragePoolRef ref = bench.define(KIND);
        KIND.start(bench.connect(), ref);
        StoragePool pool = bench.connect().at(ref);
        return pool.as(StorageVols.class);
    }

    private static StorageVolRef create(Bench bench, StorageVols vols) {
        return vols.createVol(bench.sample().volXml(NAME).orElseThrow(), Set.of());
    }

    private static void creates(Bench bench) {
        StorageVols vols = vols(bench);
        assertEquals(List.of(), vols.listVols(), "before");
        StorageVolRef ref = create(bench, vols);
        assertEquals(NAME, ref.name());
        assertEquals(List.of(ref), vols.listVols(), "the list");
        assertEquals(ref, vols.volByName(NAME), "by name");
    }

    private static StorageVolControl control(Bench bench, StorageVolRef ref) {
        return bench.connect().at(ref).as(StorageVolControl.class);
    }

    private static void describes(Bench bench) {
        StorageVolRef ref = create(bench, vols(bench));
        assertEquals(
                Optional.of(NAME), Element.parse(control(bench, ref).xmlDesc()).at("name"));
    }

    private static void byPath(Bench bench) {
        StorageVolRef ref = create(bench, vols(bench));
        assertEquals(
                ref,
                bench.connect().storagePools().volByPath(control(bench, ref).path()));
        Expect.notFound("a path", MISSING, () -> bench.connect().volByPath("/tck/there/is/none"));
    }

    private static void byKey(Bench bench) {
        StorageVolRef ref = create(bench, vols(bench));
        assertEquals(ref, bench.connect().storagePools().volByKey(ref.key()));
        Expect.notFound("a key", MISSING, () -> bench.connect().storagePools().volByKey("tck-there-is-none"));
    }

    private static void pool(Bench bench) {
        StorageVolRef ref = create(bench, vols(bench));
        assertEquals(
                ref.pool(), bench.connect().storagePools().poolByVolume(ref).name());
    }

    private static void unknown(Bench bench) {
        StorageVols vols = vols(bench);
        Expect.notFound("a volume", MISSING, () -> vols.volByName("tck-there-is-none"));
    }

    private static void twice(Bench bench) {
        StorageVols vols = vols(bench);
        create(bench, vols);
        Expect.alreadyThere("a second volume", () -> create(bench, vols));
        assertEquals(1, vols.listVols().size(), "after the refusal");
    }

    private static void badXml(Bench bench) {
        StorageVols vols = vols(bench);
        for (String xml : List.of("", "<volume", "<nonsense/>", "<!DOCTYPE x><volume/>", "<volume/>")) {
            Expect.refused("the document '" + xml + "'", () -> vols.createVol(xml, Set.of()));
        }
        assertEquals(List.of(), vols.listVols(), "something is left behind");
    }

    private static void escape(Bench bench) {
        StorageVols vols = vols(bench);
        Element document = Element.parse(bench.sample().volXml(NAME).orElseThrow());
        String xml = document.put(Element.of("name", "../../tck-escaped")).toString();
        Expect.refused("a name with ..", () -> vols.createVol(xml, Set.of()));
        assertEquals(List.of(), vols.listVols(), "something is left behind");
    }

    private static void deletes(Bench bench) {
        StorageVols vols = vols(bench);
        StorageVolRef ref = create(bench, vols);
        control(bench, ref).delete(Set.of());
        assertEquals(List.of(), vols.listVols());
        Expect.notFound("by name", MISSING, () -> vols.volByName(NAME));
        Expect.notFound("its document", MISSING, () -> control(bench, ref).xmlDesc());
    }

    private static void stopped(Bench bench) {
        StoragePoolRef ref = bench.define(KIND);
        Expect.invalidState(
                "the volumes of a pool that does not run",
                () -> bench.connect().at(ref).as(StorageVols.class).listVols());
        assertTrue(KIND.list(bench.connect()).contains(ref));
    }
}

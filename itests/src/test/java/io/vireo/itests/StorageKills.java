package io.vireo.itests;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.driver.kit.bench.OwnLvm;
import io.vireo.itests.application.StorageVictim;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StorageVol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that makes pools and volumes, again and again, and looks each time; only to be run among mounts of its own. */
class StorageKills {

    private static final int FEW = 12;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("vireo.seed", System.nanoTime()));
    private final Map<String, ConfirmedPool> confirmed = new TreeMap<>();
    private StorageGrounds grounds;
    private int cycles;
    private int kills;
    private int cut;

    @BeforeEach
    void prepare() throws IOException {
        OwnLvm.prepare(folder);
        grounds = new StorageGrounds(folder);
        try (Connect connect = connect()) {
            for (String name : grounds.names()) {
                Path document = folder.resolve(name + StorageVictim.ENDING);
                Files.writeString(document, grounds.xml(name));
                StoragePool pool = connect.definePool(grounds.xml(name));
                pool.control()
                        .build(
                                name.equals("dir") || name.equals("logical")
                                        ? Set.of()
                                        : Set.of(StoragePoolBuildFlag.OVERWRITE));
                pool.undefine();
                confirmed.put(name, ConfirmedPool.NONE);
            }
        }
    }

    @AfterEach
    void end() throws IOException {
        try (Connect connect = connect()) {
            connect.listPools().stream().filter(StoragePool::isActive).forEach(StoragePool::destroy);
        }
        assertEquals(0, grounds.mounts(), "mounts at the end");
        grounds.close();
    }

    private Connect connect() {
        return Vireo.load().open(StorageVictim.uri(folder));
    }

    @Test
    void whateverTheMomentEverythingHasAnOwner() throws Exception {
        int wanted = Integer.getInteger("vireo.cycles", FEW);
        while (cycles < wanted) {
            List<String> said = new Victims(StorageVictim.class, folder, random).runAndKill(folder.toString());
            kills++;
            said.stream().filter(line -> line.startsWith("done ")).forEach(this::confirm);
            lookAround(Victims.underWay(said));
        }
        System.out.println(cycles + " cycles of making and removing pools of " + grounds.names() + ", " + kills
                + " kills, " + cut + " of them within a step");
    }

    private void confirm(String line) {
        String[] words = line.split(" ");
        confirmed.compute(words[2], (name, before) -> before.after(words));
        if (words[1].equals("undefine")) {
            cycles++;
        }
    }

    private void lookAround(String[] underWay) throws IOException {
        cut += underWay[2].isEmpty() ? 0 : 1;
        try (Connect connect = connect()) {
            Map<String, StoragePool> found = new TreeMap<>();
            connect.listPools().forEach(each -> found.put(each.name(), each));
            assertTrue(confirmed.keySet().containsAll(found.keySet()), () -> "pools: " + found.keySet());
            for (String name : confirmed.keySet()) {
                look(name, found.get(name), underWay);
            }
            grounds.requireNothingLeft(confirmed.get("fs").active());
        }
    }

    /** It is as it was confirmed, or as the step makes it that was under way. */
    private void look(String name, StoragePool pool, String[] underWay) throws IOException {
        ConfirmedPool before = confirmed.get(name);
        boolean active = pool != null && pool.isActive();
        Set<String> volumes = active
                ? StorageVictim.volumes(pool).stream().map(StorageVol::name).collect(toCollection(TreeSet::new))
                : before.volumes();
        ConfirmedPool now = new ConfirmedPool(pool != null, active, volumes);
        ConfirmedPool begun = underWay[2].equals(name) ? before.after(underWay) : before;
        // Nobody sees the volumes of a pool that does not run.
        ConfirmedPool begunUnseen = active ? begun : new ConfirmedPool(begun.defined(), begun.active(), volumes);
        assertTrue(
                now.equals(before) || now.equals(begunUnseen),
                () -> name + " is " + now + ", confirmed was " + before + ", under way " + String.join(" ", underWay));
        if (active) {
            assertEquals(volumes, grounds.volumes(name), "what lies in " + name);
            StorageVictim.volumes(pool)
                    .forEach(each -> assertEquals(4, each.info().capacity().mib(), each::name));
        }
        confirmed.put(name, now);
    }
}

package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One connection to the driver, with pools that are folders below one folder. */
final class Bench extends StorageBench {

    private final Path root;

    Bench(Path root) {
        super(root, StorageFsDriver::new);
        this.root = root;
    }

    Path folder(String name) {
        return root.resolve("pools").resolve(name);
    }

    /** A pool that runs, in an empty folder of its own. */
    StoragePoolRef pool(String name) {
        StoragePoolRef ref = pools().definePool(poolXml(name), Set.of());
        control(ref).build(Set.of());
        control(ref).start(Set.of());
        return ref;
    }

    String poolXml(String name) {
        return "<pool type='dir'><name>" + name + "</name><target><path>" + folder(name) + "</path></target></pool>";
    }

    StorageVolRef create(StoragePoolRef pool, String name, String format, String more) {
        return vols(pool).createVol(volXml(name, format, more), Set.of());
    }

    /** A volume of a mebibyte. */
    static String volXml(String name, String format, String more) {
        return "<volume><name>" + name + "</name><capacity unit='MiB'>1</capacity><allocation>0</allocation>"
                + "<target><format type='" + format + "'/></target>" + more + "</volume>";
    }

    List<String> files(String pool) {
        try (Stream<Path> all = Files.list(folder(pool))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

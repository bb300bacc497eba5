package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePools;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The disk of the demo's guest: a volume of a pool in the demo's own folder, where a driver has pools. */
final class DemoDisk implements AutoCloseable {

    private static final String NAME = "disk.qcow2";

    private final Optional<StoragePool> pool;

    private DemoDisk(Optional<StoragePool> pool) {
        this.pool = pool;
    }

    /** Makes pool and volume, where there are pools. */
    static DemoDisk in(Connect connect, Path folder, Consumer<String> say) {
        if (!connect.is(StoragePools.class)) {
            return new DemoDisk(Optional.empty());
        }
        StoragePool pool = connect.createPool(
                "<pool type='dir'><name>demo</name><target><path>" + folder + "</path></target></pool>");
        pool.createVol("<volume><name>" + NAME + "</name><capacity unit='MiB'>16</capacity><allocation>0</allocation>"
                + "<target><format type='qcow2'/></target></volume>");
        say.accept("made volume '" + NAME + "' in pool 'demo', the guest's disk");
        return new DemoDisk(Optional.of(pool));
    }

    /** The devices of a guest with this disk. */
    Element withDisk(Element devices) {
        return pool.map(each -> devices.add(Element.of("disk")
                        .with("type", "volume")
                        .with("device", "disk")
                        .add(Element.of("driver").with("name", "qemu").with("type", "qcow2"))
                        .add(Element.of("source").with("pool", "demo").with("volume", NAME))
                        .add(Element.of("target").with("dev", "vda").with("bus", "virtio"))))
                .orElse(devices);
    }

    @Override
    public void close() {
        pool.ifPresent(StoragePool::destroy);
    }
}

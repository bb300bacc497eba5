package io.vireo.driver.kit.storage;

import io.vireo.driver.kit.SharedHosts;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.Undo;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.function.Function;

/** What a driver of storage hands out: its parts and its sessions, made of its types of pool. */
public final class StorageSessions {

    private static final List<Parts<?>> PARTS = List.of(
            Parts.of(StorageSession.class).with(HostPools.class, HostPools::new),
            Parts.of(OpenPool.class)
                    .with(HostPoolControl.class, open -> new HostPoolControl(open.pool()))
                    .with(HostVols.class, HostVols::new),
            Parts.of(OpenVolume.class)
                    .with(HostVolControl.class, HostVolControl::new)
                    .with(HostVolData.class, open -> new HostVolData(open.volume())));

    private final String name;
    private final SharedHosts<StorageHost> hosts;

    /**
     * Makes the sessions of a driver; nothing is opened yet.
     *
     * @param name the folder of its own among those of all drivers of storage, such as {@code fs}
     * @param types makes its types of pool, for the folders that a host is opened with
     */
    public StorageSessions(String name, Function<PoolGround, List<PoolType>> types) {
        this.name = name;
        this.hosts = new SharedHosts<>(folders -> StorageHost.open(folders, types), StorageHost::close);
    }

    /**
     * Returns the parts of every driver of storage.
     *
     * @return always the same
     */
    public static List<Parts<?>> parts() {
        return PARTS;
    }

    /**
     * Opens a session.
     *
     * @param request what was asked for
     * @return the session
     * @throws io.vireo.VirtException when the folders cannot be used
     */
    public DriverSession open(OpenRequest request) {
        StateFolders folders = StateFolders.of(request, "storage").of(name);
        StorageHost host = hosts.join(folders);
        host.events().add(request.events());
        host.companions().add(request.companions());
        StorageSession session = new StorageSession(host, request.companions(), () -> {
            host.companions().remove(request.companions());
            host.events().remove(request.events());
            hosts.leave(folders);
        });
        try (Undo undo = new Undo("opening of a session of storage")) {
            undo.add("close it", session::close);
            host.autostart();
            undo.keep();
        }
        return session;
    }
}

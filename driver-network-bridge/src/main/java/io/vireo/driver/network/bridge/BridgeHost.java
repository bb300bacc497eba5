package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.driver.kit.StateFolders;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NetworkLifecycle;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** The networks of some folders, shared by all sessions of them. */
final class BridgeHost implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StateFolders folders;
    private final HostNetwork devices;
    private final FolderClaim claim;
    private final DefinitionStore store;
    private final RunRecords records;
    private final ObjectTable<BridgeNetwork> networks = new ObjectTable<>();
    private final EventHub events = new EventHub();
    private final NetworkWatch watch = new NetworkWatch(this);
    // Names of bridges and subnets are everybody's: changes of networks are made one after the other.
    private final ObjectLock lock = new ObjectLock(() -> "the network driver");

    private BridgeHost(StateFolders folders, HostNetwork devices, FolderClaim claim) {
        this.folders = folders;
        this.claim = claim;
        this.devices = devices;
        this.store = DefinitionStore.open(folders.config());
        this.records = new RunRecords(folders);
    }

    /**
     * Opens the folders and finds what is defined and what runs.
     *
     * @throws io.vireo.Busy when another process has them
     */
    static BridgeHost open(StateFolders folders, HostNetwork devices) {
        FolderClaim claim = FolderClaim.of(folders.create().run(), "the networks");
        try {
            BridgeHost host = new BridgeHost(folders, devices, claim);
            new Recovery(host).run();
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    /** Lets go of the folders; networks run on. */
    @Override
    public void close() {
        watch.close();
        claim.close();
    }

    StateFolders folders() {
        return folders;
    }

    HostNetwork devices() {
        return devices;
    }

    DefinitionStore store() {
        return store;
    }

    RunRecords records() {
        return records;
    }

    ObjectTable<BridgeNetwork> networks() {
        return networks;
    }

    EventHub events() {
        return events;
    }

    NetworkWatch watch() {
        return watch;
    }

    BridgeNetwork require(UUID uuid) {
        return networks.find(uuid)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_NETWORK, "no network with matching uuid '" + uuid + "'"));
    }

    /** Changes something, alone; tells what happened when nobody has to wait for it any more. */
    <T> T change(String what, Supplier<T> work) {
        try {
            return lock.call(LockLevel.MODIFY, what, PATIENCE, work);
        } finally {
            events.flush();
        }
    }

    /** The same for what has no result. */
    void change(String what, Runnable work) {
        change(what, () -> {
            work.run();
            return true;
        });
    }

    void tell(BridgeNetwork network, NetworkLifecycle what) {
        events.add(new NetworkEvent.Lifecycle(network.ref(), what));
    }
}

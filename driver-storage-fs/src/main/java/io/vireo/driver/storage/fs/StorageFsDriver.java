package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.storage.FolderScan;
import io.vireo.driver.kit.storage.PoolGround;
import io.vireo.driver.kit.storage.PoolType;
import io.vireo.driver.kit.storage.StorageDriver;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Storage pools that are folders, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageFsDriver implements StorageDriver {

    private final StorageSessions sessions = new StorageSessions("fs", StorageFsDriver::types);

    /** Makes the driver; nothing is opened yet. */
    public StorageFsDriver() {}

    private static List<PoolType> types(PoolGround ground) {
        Path run = ground.folders().run();
        Folder folder = new Folder(new FolderScan(run));
        FileVolumes volumes = new FileVolumes(folder.scan(), new QemuImg(run));
        return List.of(new DirPool(folder, volumes), new FsPool(folder, volumes), new NetfsPool(folder, volumes));
    }

    @Override
    public String name() {
        return "storage-fs";
    }

    @Override
    public StorageSessions sessions() {
        return sessions;
    }
}

/**
 * Storage pools that are disks of this host, whose partitions are the volumes, by {@code parted}.
 * {@link io.vireo.driver.storage.disk.PartitionTable} reads and changes a disk, {@link io.vireo.driver.storage.disk.DiskPool}
 * and {@link io.vireo.driver.storage.disk.Partitions} say what that means.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='disk'"},
        version = "0.1.0")
package io.vireo.driver.storage.disk;

import org.osgi.annotation.bundle.Capability;

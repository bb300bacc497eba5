/**
 * Storage pools that are volume groups of LVM, whose logical volumes are the volumes, by LVM's own programs.
 * {@link io.vireo.driver.storage.logical.VolumeGroup} knows their words, {@link io.vireo.driver.storage.logical.LogicalPool}
 * and {@link io.vireo.driver.storage.logical.LogicalVolumes} what they mean.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='logical'"},
        version = "0.1.0")
package io.vireo.driver.storage.logical;

import org.osgi.annotation.bundle.Capability;

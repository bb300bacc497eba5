/**
 * Storage pools that are folders of volumes of GlusterFS, whose files are the volumes, each with an address that guests reach by
 * themselves ({@code gluster://host/volume/file}).
 *
 * <p>While a pool runs, {@link io.vireo.driver.storage.gluster.PrivateMount} has it mounted where nobody but the platform
 * looks; {@link io.vireo.driver.storage.gluster.GlusterPool} and {@link io.vireo.driver.storage.gluster.GlusterFiles} work
 * there.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='gluster'"},
        version = "0.1.0")
package io.vireo.driver.storage.gluster;

import org.osgi.annotation.bundle.Capability;

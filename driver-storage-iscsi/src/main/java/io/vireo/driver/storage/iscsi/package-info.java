/**
 * Storage pools that are iSCSI targets, whose units are the volumes: guests reach them by themselves
 * ({@code iscsi-direct}), and this host looks at them by the programs of libiscsi, so that no kernel has to log in.
 * {@link io.vireo.driver.storage.iscsi.Target} runs the programs, {@link io.vireo.driver.storage.iscsi.IscsiPool} and
 * {@link io.vireo.driver.storage.iscsi.Units} say what that means.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='iscsi-direct'"},
        version = "0.1.0")
package io.vireo.driver.storage.iscsi;

import org.osgi.annotation.bundle.Capability;

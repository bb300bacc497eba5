/**
 * Storage pools that are iSCSI targets, whose units are the volumes: guests reach them by themselves
 * ({@code iscsi-direct}), and this host looks at them by the programs of libiscsi, so that no kernel has to log in.
 * {@link io.vireo.driver.storage.iscsi.Initiator} runs the programs, {@link io.vireo.driver.storage.iscsi.Target} reads what they
 * say, {@link io.vireo.driver.storage.iscsi.IscsiPool} and {@link io.vireo.driver.storage.iscsi.Units} say what that means. A
 * password ({@link io.vireo.driver.storage.iscsi.Chap}) is asked of the driver of secrets each time it is needed.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='iscsi-direct'"},
        version = "0.1.0")
package io.vireo.driver.storage.iscsi;

import org.osgi.annotation.bundle.Capability;

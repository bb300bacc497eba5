/**
 * The secrets of a host: passphrases of encrypted volumes, keys of Ceph and iSCSI, for {@code secret:///system} and as a part
 * of every local hypervisor's connection.
 *
 * <p>A {@link io.vireo.driver.secret.SecretHost} holds the secrets of one set of folders. What is not ephemeral lies there in
 * two files for this user alone, one for the definition and one for the value. A value appears in no document, no message and no log; a private
 * one is given to the other drivers of a connection and to nobody else.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=secret", "scheme=secret"},
        version = "0.1.0")
package io.vireo.driver.secret;

import org.osgi.annotation.bundle.Capability;

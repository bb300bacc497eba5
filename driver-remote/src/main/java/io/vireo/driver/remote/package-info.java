/**
 * Servers of the libvirt protocol, libvirt's own and Vireo's, as a driver.
 *
 * <p>A {@link io.vireo.driver.remote.RemoteUri} says how to get to a server; a {@link io.vireo.driver.remote.Link} carries
 * bytes there; a {@link io.vireo.driver.remote.Channel} makes calls of them, many at once.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=remote"},
        version = "0.1.0")
package io.vireo.driver.remote;

import org.osgi.annotation.bundle.Capability;

/**
 * The network interfaces of the host, as it has them now: {@code interface:///system}, and the interfaces beside every
 * hypervisor of this host. Everything is asked of the program {@code ip} at the moment of the question; nothing is changed.
 * Interfaces that belong to another one, such as the ports of a bridge, stand in the description of that one.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=interface", "scheme=interface"},
        version = "0.1.0")
package io.vireo.driver.iface;

import org.osgi.annotation.bundle.Capability;

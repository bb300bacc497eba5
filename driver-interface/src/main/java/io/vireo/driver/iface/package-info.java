/**
 * The network interfaces of the host: {@code interface:///system}, and the interfaces beside every hypervisor of this host.
 * Everything is asked of the program {@code ip} at the moment of the question. Interfaces that belong to another one, such as
 * the ports of a bridge, stand in the description of that one.
 *
 * <p>An interface can be defined ({@code InterfaceXml}), started and stopped ({@code InterfaceRun}, {@code InterfaceDevices}):
 * a bridge, a VLAN, a bond, or addresses for a device that is there. What others made is only looked at, and the machine's own
 * way out ({@code Uplink}) is not touched. What was started is on record first ({@code InterfaceRecords}), so that the next
 * process finds it, or removes what was half made. {@code InterfaceChange} takes several changes back as one, also after the
 * process that began them was killed.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=interface", "scheme=interface"},
        version = "0.1.0")
package io.vireo.driver.iface;

import org.osgi.annotation.bundle.Capability;

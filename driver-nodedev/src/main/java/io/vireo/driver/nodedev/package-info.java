/**
 * Devices of the host as a tree: {@code nodedev:///system}, and the devices beside every hypervisor of this host.
 *
 * <p>Everything is read from {@code /sys} at the moment of the question, with what the database of udev adds where there is
 * one. Each kind of device has a class that finds its devices and describes one: {@code PciDevices}, {@code NetDevices} and
 * so on. While somebody listens, {@code Watch} looks every few seconds for what came and went.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=nodedev", "scheme=nodedev"},
        version = "0.1.0")
package io.vireo.driver.nodedev;

import org.osgi.annotation.bundle.Capability;

/**
 * Guests as QEMU processes, for {@code qemu:///system} and {@code qemu:///session}. Every guest is a child process
 * that outlives the platform and is found again by the next start.
 */
@Requirement(namespace = "io.vireo.spi", name = "io.vireo.spi", version = "1.0")
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=qemu"},
        version = "0.1.0")
package io.vireo.driver.qemu;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

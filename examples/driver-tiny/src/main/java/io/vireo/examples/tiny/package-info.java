/**
 * The smallest driver worth reading: a copy of it is the start of a driver for your own hypervisor.
 */
@Requirement(namespace = "io.vireo.spi", name = "io.vireo.spi", version = "1.0")
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=tiny"},
        version = "0.1.0")
package io.vireo.examples.tiny;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

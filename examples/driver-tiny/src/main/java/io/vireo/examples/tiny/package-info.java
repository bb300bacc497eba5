/**
 * The smallest driver worth reading: a copy of it is the start of a driver for your own hypervisor.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=tiny"},
        version = "0.1.0")
package io.vireo.examples.tiny;

import org.osgi.annotation.bundle.Capability;

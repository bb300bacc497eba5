/**
 * The hypervisor in memory, for {@code test:///default} and its relatives. Nothing outside of the virtual machine is
 * touched, so programs can be tried and tested against it anywhere.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=test"},
        version = "0.1.0")
package io.vireo.driver.test;

import org.osgi.annotation.bundle.Capability;

/**
 * The hypervisor in memory, for {@code test:///default} and its relatives. Nothing outside of the virtual machine is
 * touched, so programs can be tried and tested against it anywhere.
 *
 * <p>{@link io.vireo.driver.test.World} is what a path leads to, {@link io.vireo.driver.test.WorldFile} how it begins. Each
 * kind of object has a class that holds it, such as {@link io.vireo.driver.test.TestDomain}, and one class for each group of
 * operations, such as {@link io.vireo.driver.test.TestLifecycle}; {@link io.vireo.driver.test.TestParts} puts them together.
 * {@link io.vireo.driver.test.DomainXml} completes definitions. {@link io.vireo.driver.test.Faults} lets an application see
 * what it does when things go wrong.
 */
@Requirement(namespace = "io.vireo.spi", name = "io.vireo.spi", version = "1.0")
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=test"},
        version = "0.1.0")
package io.vireo.driver.test;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

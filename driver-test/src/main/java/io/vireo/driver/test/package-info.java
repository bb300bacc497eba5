/**
 * The hypervisor in memory, for {@code test:///default} and its relatives. Nothing outside of the virtual machine is
 * touched, so programs can be tried and tested against it anywhere.
 */
package io.vireo.driver.test;

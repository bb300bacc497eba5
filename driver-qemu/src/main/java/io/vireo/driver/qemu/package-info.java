/**
 * Guests as QEMU processes, for {@code qemu:///system} and {@code qemu:///session}. Every guest is a child process
 * that outlives the platform and is found again by the next start.
 */
package io.vireo.driver.qemu;

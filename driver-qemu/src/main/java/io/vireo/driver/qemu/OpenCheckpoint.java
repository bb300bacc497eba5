package io.vireo.driver.qemu;

/**
 * A checkpoint that somebody means.
 *
 * @param domain its domain
 * @param name its name
 */
record OpenCheckpoint(QemuDomain domain, String name) {}

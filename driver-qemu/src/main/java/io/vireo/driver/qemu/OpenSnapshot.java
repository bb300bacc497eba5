package io.vireo.driver.qemu;

/**
 * A snapshot that somebody means.
 *
 * @param domain its domain
 * @param name its name
 */
record OpenSnapshot(QemuDomain domain, String name) {}

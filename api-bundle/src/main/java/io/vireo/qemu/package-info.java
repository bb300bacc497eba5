/**
 * Facets that only QEMU has: its monitor and its guest agent as raw commands. Names follow libvirt's
 * {@code libvirt-qemu.h}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.qemu;

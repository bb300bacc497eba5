/**
 * The host that a connection leads to: its processors, memory, capabilities and security. Names follow libvirt's
 * {@code virNode} and {@code virConnect} functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.host;

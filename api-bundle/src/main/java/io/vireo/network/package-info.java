/**
 * Virtual networks, their ports and their DHCP leases: handles, references, facets and values. Names follow libvirt's
 * {@code virNetwork} functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.network;

/**
 * Devices of the host as a tree: handles, references, facets and values. Names follow libvirt's {@code virNodeDevice}
 * functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.device;

/**
 * Network interfaces of the host: handles, references, facets and values. Names follow libvirt's {@code virInterface}
 * functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.iface;

/**
 * Network filters and their bindings to ports: handles, references and facets. Names follow libvirt's {@code virNWFilter}
 * functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.nwfilter;

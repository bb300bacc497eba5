/**
 * Facets that only Linux containers have. Names follow libvirt's {@code libvirt-lxc.h}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.lxc;

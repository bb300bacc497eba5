/**
 * Storage pools and volumes: handles, references, facets and values. Names follow libvirt's {@code virStoragePool} and
 * {@code virStorageVol} functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.storage;

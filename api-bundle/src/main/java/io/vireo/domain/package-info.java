/**
 * Domains, which are virtual machines and containers, with their snapshots and checkpoints: handles, references, facets, and the
 * values and flags of their operations. Names follow libvirt's {@code virDomain} functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.domain;

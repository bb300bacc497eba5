/**
 * Domains, which are virtual machines and containers, with their snapshots and checkpoints. Names follow libvirt's
 * {@code virDomain} functions.
 *
 * <p>{@link io.vireo.domain.Domains} finds, defines and creates them. What can be done with one is in facets, from
 * {@link io.vireo.domain.Lifecycle} and {@link io.vireo.domain.Inspect}, which nearly every driver has, to
 * {@link io.vireo.domain.GuestAgent}; the handle {@link io.vireo.domain.Domain} has an accessor for each, and the everyday
 * verbs. Documents are XML texts; {@code io.vireo.xml} reads them. A change says with {@link io.vireo.domain.Impact} whether
 * the running domain or its definition is meant.
 *
 * <p>What takes long is a {@link io.vireo.domain.Job}, which goes on in the background and can be watched and cancelled.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.domain;

/**
 * What happens, told in order. Each record of the sealed family {@link io.vireo.event.VirtEvent} carries what libvirt sends
 * for that event id; a {@link io.vireo.event.Delivery} adds its place in the order and its time. Whoever is too slow, or was cut
 * off, gets a {@link io.vireo.event.Resync} with the present state: events can be lost, the knowledge that they were cannot.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.event;

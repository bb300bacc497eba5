/**
 * How a driver plugs in. A {@link io.vireo.spi.Driver} is a service that is found by URI; it opens a
 * {@link io.vireo.spi.DriverSession}, which finds the driver's own object for a reference; its
 * {@link io.vireo.spi.Parts} say which of its classes implement which facets. Everything else, access, deadlines, order of
 * events, handles that go stale, is done once by the registry.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.spi;

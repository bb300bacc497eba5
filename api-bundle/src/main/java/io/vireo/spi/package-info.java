/**
 * How a driver plugs in. A {@link io.vireo.spi.Driver} is a service that is found by URI; it opens a
 * {@link io.vireo.spi.DriverSession}, which finds the driver's own object for a reference; its
 * {@link io.vireo.spi.Parts} say which of its classes implement which facets. Everything else, access, deadlines, order of
 * events, handles that go stale, is done once by the registry.
 *
 * <p>The bundle provides the capability {@code io.vireo.spi} with the version of this package. A driver's bundle requires
 * it, so that a framework says in one line why a driver for another version does not resolve.
 */
@org.osgi.annotation.bundle.Capability(namespace = "io.vireo.spi", name = "io.vireo.spi", version = "1.0.0")
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.spi;

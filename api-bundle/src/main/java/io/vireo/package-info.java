/**
 * The front door: {@link io.vireo.Vireo} opens a {@link io.vireo.Connect} by URI, and from it come the handles of everything
 * that it manages.
 *
 * <p>A {@link io.vireo.Handle} is a {@link io.vireo.Ref}, a name that survives everything, together with a way to the driver.
 * What can be done with it stands in facets: small interfaces, each the one declaration of a group of operations that
 * applications call, drivers implement and the wire carries. {@code handle.as(Facet)} returns one, {@code handle.is(Facet)}
 * asks for it. Everything that goes wrong is a {@link io.vireo.VirtException} with libvirt's number.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo;

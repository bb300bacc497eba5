/**
 * Opens connections: from a URI to the driver that claims it, and from a handle through its gate to that driver's
 * session. The registry knows drivers only as services; it names none.
 *
 * <p>Two front doors, {@code Registry} in OSGi and {@code StandaloneRegistry} elsewhere, lead to one {@code Switchboard}:
 * the drivers that are here, each {@code Plugged}, and the connections that are open. {@code Addresses} knows aliases and
 * the default URI, {@code Choice} the driver of a URI.
 *
 * <p>A {@code Connection} has one {@code Gate} for each session: the hypervisor's, and one for each driver beside it.
 * {@code Gates} finds the one that a call goes through, {@code SideBySide} makes several storage drivers look like one,
 * {@code Turns} lets those who give the same name to a pool wait for each other. An application holds a {@code FacetCall}, which is values and the way to the connection ({@code Passage}: access, then
 * {@code Deadline}). The gate counts every call as a {@code Flight} of its {@code Traffic}, so that it can be shut: no new
 * calls, patience, interrupt, close; after that it holds nothing of the driver. {@code Explanation} makes errors anew for
 * the same reason.
 *
 * <p>Events go from a session through its {@code Tap} into the connection's {@code Feed}, which numbers them, to the queue
 * of each {@code Subscriber}. What a full queue lost is a {@code Gap}, bridged by the {@link io.vireo.spi.PresentState}.
 *
 * <p>No lock is held while code of a driver, a listener or an application runs, but for the turn of a pool's name.
 */
package io.vireo.registry;

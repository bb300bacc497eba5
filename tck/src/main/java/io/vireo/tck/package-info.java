/**
 * The contracts that every driver keeps, as tests for its author to subclass. What a driver must do is read from its
 * own classes, so there is no list of capabilities to fill in.
 *
 * <p>{@link io.vireo.tck.DriverTck} is what an author subclasses, {@link io.vireo.tck.DriverSample} the values that it
 * gives, {@link io.vireo.tck.Way} how the driver is reached. Inside, a contract is a sentence with its proof; what is
 * promised of all kinds of object that have definitions is said once, for domains, networks, pools and the others. A
 * contract works on a bench of its own, which opens connections, hands out names and afterwards removes what has one of
 * them. Where libvirt's own drivers differ, for example in whether a network may be stopped twice, a contract allows both.
 */
@Export
@Version("0.1.0")
package io.vireo.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

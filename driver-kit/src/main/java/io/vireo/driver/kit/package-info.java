/**
 * Tools that a driver picks from: where definitions are kept, how objects are found and locked, how long work is
 * reported, how half-done work is undone, how child processes are started and watched, in which order a domain is
 * written. All of them are final and none is a base class.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

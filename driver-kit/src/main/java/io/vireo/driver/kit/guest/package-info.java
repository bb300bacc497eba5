/**
 * What drivers of guests share, whatever the guests are: the networks that they are plugged into, the counters of their
 * cards, their consoles as streams, their definitions and the notes in them.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit.guest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

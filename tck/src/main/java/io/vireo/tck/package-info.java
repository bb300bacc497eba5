/**
 * The contracts that every driver keeps, as tests for its author to subclass. What a driver must do is read from its
 * own classes, so there is no list of capabilities to fill in.
 */
@Export
@Version("0.1.0")
package io.vireo.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

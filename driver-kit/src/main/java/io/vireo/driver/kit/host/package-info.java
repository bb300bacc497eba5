/**
 * What the kernel tells about the host, for the drivers whose guests run on it: processors, memory, where they are.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

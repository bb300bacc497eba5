/**
 * What drivers of storage share: pools that are defined, started and found again, and volumes that are described, read and
 * written, whatever the storage beneath is.
 *
 * <p>A driver names its {@link io.vireo.driver.kit.storage.PoolType}s, each of which says what is special about one type of
 * pool, and a {@link io.vireo.driver.kit.storage.StorageSessions} makes a driver of them. Everything else is here:
 * definitions and autostart, look-ups, events, who uses a volume, documents, streams. Several such drivers serve one
 * connection side by side; they see that a name is taken by the files of the others.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

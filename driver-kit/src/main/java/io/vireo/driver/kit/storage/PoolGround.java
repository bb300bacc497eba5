package io.vireo.driver.kit.storage;

import io.vireo.driver.kit.Passphrases;
import io.vireo.driver.kit.StateFolders;

/**
 * What the types of pool of a driver stand on.
 *
 * @param folders where their state goes
 * @param others the way to what other drivers offer, such as secrets; what none of the open connections reaches fails with
 *     {@link io.vireo.Unsupported}
 */
public record PoolGround(StateFolders folders, Passphrases.Way others) {}

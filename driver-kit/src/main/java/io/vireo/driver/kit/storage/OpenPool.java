package io.vireo.driver.kit.storage;

/**
 * A pool as a session sees it.
 *
 * @param session the session
 * @param pool the pool
 */
record OpenPool(StorageSession session, HostPool pool) {}

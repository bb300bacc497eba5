package io.vireo.driver.kit.storage;

/**
 * A volume as a session sees it.
 *
 * @param session the session
 * @param volume the volume
 */
record OpenVolume(StorageSession session, HostVolume volume) {}

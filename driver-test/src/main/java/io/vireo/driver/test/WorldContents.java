package io.vireo.driver.test;

/** What stands on a host in the beginning. */
interface WorldContents {

    /** Puts all objects of a kind on the host; called once for each kind. */
    void fill(World world, WorldKind kind);
}

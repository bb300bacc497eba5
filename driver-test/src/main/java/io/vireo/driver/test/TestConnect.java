package io.vireo.driver.test;

/**
 * What the operations of a connection as a whole work on.
 *
 * @param world the simulated host
 * @param session the connection
 */
record TestConnect(World world, TestSession session) {}

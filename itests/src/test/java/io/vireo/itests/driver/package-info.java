/**
 * A driver for the integration tests, packed into as many bundles as a test wants: with one pretended domain that can
 * be started and stopped, that has a console which never says anything, and that fails in a way of its own. Each leaves
 * behind what a careless platform would hold on to.
 */
package io.vireo.itests.driver;

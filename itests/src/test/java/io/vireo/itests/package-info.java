/**
 * What only the assembled bundles can prove: that the arrows between the modules point where the design says, and that
 * the bundles resolve and work together in a framework. Everything under test is taken from the test class path as the
 * jar that was just built.
 */
package io.vireo.itests;

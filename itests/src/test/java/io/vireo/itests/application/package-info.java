/** A program that uses the platform and knows nothing but its API: the same in OSGi, on the module path and on the class path. */
package io.vireo.itests.application;

/**
 * What the contracts need to know of each driver, for runs over other ways than the drivers' own tests take: documents of
 * objects that it can have, and a URI below a folder that the test throws away.
 */
package io.vireo.itests.samples;

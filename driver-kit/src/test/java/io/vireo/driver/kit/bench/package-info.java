/** For the tests of drivers of storage: one connection to a driver without a registry in between, and secrets beside it. */
package io.vireo.driver.kit.bench;

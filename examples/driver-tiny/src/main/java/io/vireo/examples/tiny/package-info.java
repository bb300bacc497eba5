/**
 * The smallest driver worth reading: a copy of it is the start of a driver for your own hypervisor.
 */
package io.vireo.examples.tiny;

/**
 * Opens connections: from a URI to the driver that claims it, and from a handle through its gate to that driver's
 * session. The registry knows drivers only as services; it names none.
 */
package io.vireo.registry;

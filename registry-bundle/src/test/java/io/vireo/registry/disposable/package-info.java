/** A driver that a test loads with a class loader of its own, to see whether the loader can be collected again. */
package io.vireo.registry.disposable;

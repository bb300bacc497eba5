package io.vireo.event;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A listener that never waits and calls nothing that could: it may be called on the thread that learns of an event, which
 * may be a driver's, and spares every event the way to a thread of the platform.
 *
 * <p>Everything else is promised as to other listeners: one event at a time, in order, none after the subscription is
 * closed. One that waits all the same holds up the driver.
 */
@ConsumerType
@FunctionalInterface
public interface PromptListener extends Consumer<Delivery> {}

package io.vireo.driver.qemu;

/**
 * Hears what happens on one monitor: one call after the other, in order, on a thread of its own and never under a lock.
 *
 * <p>A listener may block and may execute commands on the same connection.
 */
interface QmpListener {
    /** QEMU told something. */
    void event(QmpEvent event);

    /** So many events came quicker than this listener took them and are lost: the guest's state must be asked anew. */
    void lost(int events);

    /** The monitor is gone; called exactly once, after the last event, also when we closed it ourselves. */
    void closed(QmpEnd end);
}

package io.vireo.daemon;

import io.vireo.event.EventId;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.EventRow;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Packets;
import io.vireo.protocol.XdrException;
import io.vireo.protocol.XdrWriter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kinds of events by libvirt's numbers, and the messages that tell of them. */
final class EventKinds {

    private static final Logger LOG = LoggerFactory.getLogger(EventKinds.class);

    private EventKinds() {}

    /** The kind with a number within a family; fails when there is none. */
    static Class<? extends VirtEvent> of(Class<? extends VirtEvent> family, int eventId) {
        for (Class<?> kind : family.getPermittedSubclasses()) {
            EventId id = kind.getAnnotation(EventId.class);
            if (id != null && id.value() == eventId) {
                return kind.asSubclass(VirtEvent.class);
            }
        }
        throw Events.wrong("unsupported event ID " + eventId);
    }

    /**
     * The message that tells of an event.
     *
     * @param callback the number of the registration, none in the older style
     * @return the message; empty when this style cannot tell of it
     */
    static ByteBuffer message(VirtEvent event, OptionalInt callback) {
        Optional<EventRow> row = callback.isPresent()
                ? EventTable.EVENTS.newer(event.getClass())
                : EventTable.EVENTS.older(event.getClass());
        return row.isPresent() ? message(row.get(), event, callback.orElse(0)) : ByteBuffer.allocate(0);
    }

    private static ByteBuffer message(EventRow row, VirtEvent event, int callback) {
        XdrWriter out = new XdrWriter();
        try {
            Packets.begin(out, row.header());
            row.write(out, callback, event);
            return Packets.end(out);
        } catch (XdrException tooMuch) {
            LOG.warn("{} cannot be told: {}", row, tooMuch.getMessage());
            return ByteBuffer.allocate(0);
        }
    }
}

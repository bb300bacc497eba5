package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.event.Resync;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.EventRow;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Feature;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Program;
import io.vireo.protocol.XdrException;
import io.vireo.spi.PresentState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of a session: asked for when somebody wants them, told in the order in which they come.
 *
 * <p>After a loss they are asked for again, and only then the present state is read, while what comes is kept: so nothing
 * falls between, and nothing is invented.
 */
final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int MOST_HELD = 65_536;

    /** By what a server that is older than an event refuses its number. */
    private static final Set<Integer> UNKNOWN_EVENT =
            Set.of(ErrorCode.INVALID_ARG.number(), ErrorCode.INTERNAL_ERROR.number());

    private final Calls calls;
    private final Consumer<VirtEvent> teller;
    private final Set<Class<? extends VirtEvent>> wanted = new LinkedHashSet<>();
    private Optional<List<VirtEvent>> held = Optional.empty();
    private boolean hasDropped;

    Events(Calls calls, Consumer<VirtEvent> teller) {
        this.calls = calls;
        this.teller = teller;
    }

    /** Asks the server for events that it was not asked for before; what it does not have is left out. */
    void want(Set<Class<? extends VirtEvent>> kinds) {
        Set<Class<? extends VirtEvent>> more = EventKinds.records(kinds);
        synchronized (this) {
            more.removeAll(wanted);
            wanted.addAll(more);
        }
        try {
            register(more);
        } catch (VirtException failed) {
            synchronized (this) {
                wanted.removeAll(more);
            }
            throw failed;
        }
    }

    private void register(Set<Class<? extends VirtEvent>> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        Handshake handshake = calls.of(Handshake.class);
        boolean isOldStyle = !handshake.supportsFeature(Feature.REMOTE_EVENT_CALLBACK.code());
        EventRegistration server = calls.of(EventRegistration.class);
        for (Class<? extends VirtEvent> kind : kinds) {
            try {
                EventKinds.register(kind, server, isOldStyle);
            } catch (Unsupported withoutSuchEvents) {
                LOG.debug("No events {}: {}", kind.getSimpleName(), withoutSuchEvents.getMessage());
            } catch (VirtException refused) {
                if (!UNKNOWN_EVENT.contains(refused.number())) {
                    throw refused;
                }
                LOG.debug("No events {}: {}", kind.getSimpleName(), refused.getMessage());
            }
        }
    }

    /** Takes what the server sent without having been asked; what is no event that this version knows is dropped. */
    void take(Frame frame) {
        Optional<EventRow> row = Program.of(frame.header().program())
                .flatMap(
                        program -> EventTable.EVENTS.row(program, frame.header().procedure()));
        if (row.isPresent()) {
            try {
                tell(row.get().read(frame.payload()).event());
            } catch (XdrException unreadable) {
                LOG.warn("An event of a server makes no sense: {}", unreadable.getMessage());
            }
        }
    }

    private void tell(VirtEvent event) {
        synchronized (this) {
            if (held.isPresent()) {
                hasDropped |= held.get().size() >= MOST_HELD;
                if (!hasDropped) {
                    held.get().add(event);
                }
                return;
            }
        }
        teller.accept(event);
    }

    /** Keeps what comes from now on until {@link #resume}. */
    synchronized void hold() {
        held = Optional.of(new ArrayList<>());
        hasDropped = false;
    }

    /** Asks for all events again and tells how things stand; fails when the server is gone again. */
    void resume(String why) {
        Set<Class<? extends VirtEvent>> all;
        synchronized (this) {
            all = new LinkedHashSet<>(wanted);
        }
        if (!all.isEmpty()) {
            register(all);
            do {
                begin();
                teller.accept(new Resync(why, -1, PresentState.read(calls::lists)));
            } while (isIncomplete());
        }
        release();
    }

    private synchronized void begin() {
        if (hasDropped) {
            hold();
        }
    }

    private synchronized boolean isIncomplete() {
        return hasDropped;
    }

    private void release() {
        List<VirtEvent> next = takeHeld();
        while (!next.isEmpty()) {
            next.forEach(teller);
            next = takeHeld();
        }
    }

    /** The last empty batch and the end of holding are one step, so that order is kept. */
    private synchronized List<VirtEvent> takeHeld() {
        List<VirtEvent> batch = held.orElse(List.of());
        held = batch.isEmpty() ? Optional.empty() : Optional.of(new ArrayList<>());
        return batch;
    }
}

package io.vireo.itests;

import io.vireo.event.Delivery;
import io.vireo.event.Resync;
import io.vireo.event.SecretEvent;
import io.vireo.event.SecretLifecycle;
import io.vireo.secret.SecretRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Believes what it is told about secrets, and nothing else. */
final class SecretListener implements Consumer<Delivery> {

    private final Set<UUID> world = new HashSet<>();
    /** Of what else has been told since the state was read: only before that an event may repeat what was read. */
    private final Set<UUID> heardOf = new HashSet<>();

    private final List<String> invented = new ArrayList<>();
    private int resyncs;

    @Override
    public synchronized void accept(Delivery delivery) {
        if (delivery.event() instanceof Resync resync) {
            resync(resync);
        } else if (delivery.event() instanceof SecretEvent.Lifecycle lifecycle) {
            UUID secret = lifecycle.secret().uuid();
            boolean isThere = lifecycle.detail() == SecretLifecycle.DEFINED;
            boolean isNews = isThere ? world.add(secret) : world.remove(secret);
            boolean isFirst = heardOf.add(secret);
            if (!isNews && (!isFirst || resyncs == 0)) {
                invented.add(delivery.toString());
            }
        }
    }

    private void resync(Resync resync) {
        resyncs++;
        world.clear();
        resync.present().stream()
                .filter(each -> each.ref() instanceof SecretRef)
                .map(each -> ((SecretRef) each.ref()).uuid())
                .forEach(world::add);
        heardOf.clear();
    }

    synchronized Set<UUID> world() {
        return Set.copyOf(world);
    }

    /** Events of what was so already. */
    synchronized List<String> invented() {
        return List.copyOf(invented);
    }

    /** How often it was told how things stand. */
    synchronized int resyncs() {
        return resyncs;
    }
}

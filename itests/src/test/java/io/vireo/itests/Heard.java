package io.vireo.itests;

import io.vireo.event.Delivery;
import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What a subscriber was told, in the order in which it was told. */
final class Heard implements Consumer<Delivery> {

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    @Override
    public void accept(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** The events, once there are so many. */
    List<VirtEvent> await(int count) {
        Await.until(() -> deliveries.size() >= count, () -> count + " events; heard " + deliveries);
        return events();
    }

    List<VirtEvent> events() {
        return deliveries.stream().map(Delivery::event).toList();
    }

    List<Long> sequence() {
        return deliveries.stream().map(Delivery::sequence).toList();
    }
}

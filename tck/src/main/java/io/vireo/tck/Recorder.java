package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Connect;
import io.vireo.Ref;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.event.VirtEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Everything that one client hears, in the order in which it hears it. */
final class Recorder {

    private final Duration patience;
    private final Duration quiet;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Subscription subscription;

    Recorder(Connect connect, DriverSample sample) {
        this.patience = sample.patience();
        this.quiet = sample.quiet();
        this.subscription = connect.subscribe(EventFilter.ALL, deliveries::add);
    }

    Subscription subscription() {
        return subscription;
    }

    List<VirtEvent> events() {
        return deliveries.stream().map(Delivery::event).toList();
    }

    /** What was told about one object, one word an event. */
    <R extends Ref> List<String> words(Kind<R> kind, R ref) {
        return events().stream()
                .flatMap(event -> kind.told(event, ref).stream())
                .toList();
    }

    /** Waits for these words about an object, and makes sure that nothing else of the same words comes after. */
    <R extends Ref> void heard(Kind<R> kind, R ref, String... expected) throws InterruptedException {
        List<String> wanted = List.of(expected);
        Predicate<String> counts = wanted::contains;
        long end = System.nanoTime() + patience.toNanos();
        while (words(kind, ref).stream().filter(counts).count() < wanted.size() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        settle();
        assertEquals(wanted, words(kind, ref).stream().filter(counts).toList(), () -> "events of " + ref.label());
    }

    /** Lets the driver say what it has not said yet. */
    void settle() throws InterruptedException {
        Thread.sleep(quiet.toMillis());
    }
}

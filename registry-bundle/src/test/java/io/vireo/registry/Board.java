package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.spi.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A switchboard for one test, in surroundings that say nothing. */
final class Board implements AutoCloseable {

    static final Surroundings NOWHERE =
            new Surroundings(Map.of(), Path.of("/nonexistent"), true, Optional.of(Path.of("/nonexistent")));

    final Switchboard switchboard;
    private final AtomicLong ids = new AtomicLong();

    Board() {
        this(Settings.of(NOWHERE));
    }

    Board(Duration patience, int events) {
        this(new Settings(patience, events, NOWHERE));
    }

    Board(Settings settings) {
        this(settings, AccessPolicy.ANYBODY, Absentees.UNKNOWN);
    }

    Board(Settings settings, AccessPolicy policy, Absentees absentees) {
        switchboard = new Switchboard(settings, policy, absentees);
    }

    Plugged plug(Driver driver) {
        return plug(driver, 0);
    }

    Plugged plug(Driver driver, int ranking) {
        Plugged plugged = new Plugged(
                driver, new Label.Origin("bundle." + driver.name(), "1.2.3", ranking, ids.incrementAndGet()));
        switchboard.add(plugged);
        return plugged;
    }

    void pull(Plugged plugged) {
        switchboard.remove(plugged, "the driver was removed");
    }

    Connect open(String uri, OpenFlag... flags) {
        return switchboard.open(uri, Set.of(flags));
    }

    @Override
    public void close() {
        switchboard.close();
    }
}

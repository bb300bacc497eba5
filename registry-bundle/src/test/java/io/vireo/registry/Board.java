package io.vireo.registry;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Driver;
import io.vireo.spi.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        this(settings, List.of(), Absentees.UNKNOWN);
    }

    Board(Settings settings, List<AccessPolicy> policies, Absentees absentees) {
        switchboard = new Switchboard(settings, policies, absentees);
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
        return open(Identity.LOCAL, uri, flags);
    }

    Connect open(Identity who, String uri, OpenFlag... flags) {
        return switchboard.open(uri, Set.of(flags), who);
    }

    @Override
    public void close() {
        switchboard.close();
    }
}

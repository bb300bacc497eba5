package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Networks while the platform is killed at random moments: a few cycles of making and removing here, as many as wanted by
 * {@code mvn verify -pl itests -am -Dit.test=NetworksSurviveKillsIT -Dvireo.cycles=500}.
 */
class NetworksSurviveKillsIT {

    /** Who asks for many cycles waits for them. */
    private static final Duration PATIENCE =
            System.getProperty("vireo.cycles") == null ? Duration.ofMinutes(5) : Duration.ofMinutes(100);

    private static final OwnNamespaces NAMESPACES =
            OwnNamespaces.needing("nft", "tc", "dnsmasq").within(PATIENCE);

    @Test
    void nothingIsLeftWithoutAnOwnerAndNothingIsLost() {
        NAMESPACES.require();
        NAMESPACES.run(NetworkKills.class);
    }

    @Test
    void interfacesAndFiltersNeither() {
        NAMESPACES.require();
        NAMESPACES.run(HostKills.class);
    }
}

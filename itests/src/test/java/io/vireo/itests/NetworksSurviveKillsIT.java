package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/**
 * Networks while the platform is killed at random moments: a few cycles of making and removing here, as many as wanted by
 * {@code mvn verify -pl itests -am -Dit.test=NetworksSurviveKillsIT -Dvireo.cycles=500}.
 */
class NetworksSurviveKillsIT {

    @Test
    void nothingIsLeftWithoutAnOwnerAndNothingIsLost() {
        OwnNetwork.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.run(NetworkKills.class);
    }
}

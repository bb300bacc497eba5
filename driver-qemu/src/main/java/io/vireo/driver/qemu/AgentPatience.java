package io.vireo.driver.qemu;

import io.vireo.domain.AgentTimeout;
import java.time.Duration;

/** How long an agent may take, from the number that the API has for it. */
final class AgentPatience {

    /** Longer than anybody waits; a call can still be ended by its deadline. */
    private static final Duration EVER = Duration.ofDays(365);

    private AgentPatience() {}

    static Duration of(AgentTimeout timeout) {
        if (timeout.equals(AgentTimeout.BLOCK)) {
            return EVER;
        }
        if (timeout.equals(AgentTimeout.DEFAULT)) {
            return AgentConnection.PATIENCE;
        }
        if (timeout.seconds() < 0) {
            throw Refusal.invalid("guest agent timeout '" + timeout.seconds() + "' is less than the minimum '-2'");
        }
        return timeout.seconds() == 0 ? Duration.ofMillis(200) : Duration.ofSeconds(timeout.seconds());
    }
}

package io.vireo.domain;

import java.time.Duration;

/**
 * How long to wait for a guest agent ({@code virDomainAgentResponseTimeoutValues}).
 *
 * @param seconds whole seconds, or one of the numbers of the constants
 */
public record AgentTimeout(int seconds) {

    /** For ever. */
    public static final AgentTimeout BLOCK = new AgentTimeout(-2);

    /** As long as the driver finds right. */
    public static final AgentTimeout DEFAULT = new AgentTimeout(-1);

    /** Not at all. */
    public static final AgentTimeout NOWAIT = new AgentTimeout(0);

    /**
     * Returns a time to wait.
     *
     * @param duration the time; a remainder of a second is cut off
     * @return the time to wait
     * @throws IllegalArgumentException when it is negative
     */
    public static AgentTimeout of(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("nobody can wait for a negative time: " + duration);
        }
        return new AgentTimeout(Math.toIntExact(duration.toSeconds()));
    }
}

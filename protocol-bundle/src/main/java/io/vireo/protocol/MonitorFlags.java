package io.vireo.protocol;

/**
 * How the name in a registration for monitor events is meant.
 *
 * @param bits 1 as a regular expression, 2 without regard to case
 */
public record MonitorFlags(int bits) {

    /**
     * Says whether the name is a regular expression.
     *
     * @return true when it is
     */
    public boolean isPattern() {
        return (bits & 1) != 0;
    }

    /**
     * Says whether capital letters make no difference.
     *
     * @return true when they do not
     */
    public boolean ignoresCase() {
        return (bits & 2) != 0;
    }
}

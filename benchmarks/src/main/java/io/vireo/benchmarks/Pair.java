package io.vireo.benchmarks;

/**
 * What was measured, and what was measured in turn with it.
 *
 * @param measured the median of the one
 * @param reference the median of the other
 */
record Pair(double measured, double reference) {

    /** Something that takes time, and says how much. */
    @FunctionalInterface
    interface Timed {
        double take() throws Exception;
    }

    /** Takes both in turn, so that what disturbs the machine disturbs both; the first round does not count. */
    static Pair inTurn(int rounds, Timed measured, Timed reference) throws Exception {
        double[] ones = new double[rounds];
        double[] others = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            double one = measured.take();
            double other = reference.take();
            if (round >= 0) {
                ones[round] = one;
                others[round] = other;
            }
        }
        return new Pair(Median.of(ones), Median.of(others));
    }
}

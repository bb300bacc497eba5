package io.vireo.benchmarks;

/** How much time a run takes: a short one shows that all is in order, a full one gives numbers to keep. */
enum Effort {
    /** A few minutes. */
    SHORT(5, 2, 500),
    /** A quarter of an hour. */
    FULL(15, 5, 1000);

    private final int rounds;
    private final int iterations;
    private final int iterationMillis;

    Effort(int rounds, int iterations, int iterationMillis) {
        this.rounds = rounds;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
    }

    /** How often processes and guests are started for one median. */
    int rounds() {
        return rounds;
    }

    /** How often JMH measures; it warms up as often. */
    int iterations() {
        return iterations;
    }

    /** How long JMH measures each time. */
    int iterationMillis() {
        return iterationMillis;
    }
}

package io.vireo.benchmarks;

/** What a number counts. */
enum Unit {
    /** Billionths of a second. */
    NANOSECONDS("ns"),
    /** Thousandths of a second. */
    MILLISECONDS("ms"),
    /** Bytes of memory. */
    BYTES("B"),
    /** How often in a second. */
    PER_SECOND("/s");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }
}

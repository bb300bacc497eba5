package io.vireo.benchmarks;

/** What a number counts. */
enum Unit {
    /** Billionths of a second. */
    NANOSECONDS("ns"),
    /** Millionths of a second. */
    MICROSECONDS("us"),
    /** Thousandths of a second. */
    MILLISECONDS("ms"),
    /** Bytes of memory. */
    BYTES("B"),
    /** 1,048,576 bytes of memory. */
    MEBIBYTES("MiB"),
    /** How often at all. */
    TIMES("times"),
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

package io.vireo.driver.test;

/** The kinds of objects on a host, in the order in which a file's come up: guests last, when what they need is there. */
enum WorldKind {
    NETWORKS("network"),
    INTERFACES("interface"),
    POOLS("pool"),
    DEVICES("device"),
    DOMAINS("domain");

    private final String element;

    WorldKind(String element) {
        this.element = element;
    }

    /** The element that describes one of them in a file. */
    String element() {
        return element;
    }
}

package io.vireo.driver.nwfilter;

/** Where frames meet the rules of a port. A frame must pass the rules for frames, and those for packets, of its way. */
enum Root {
    OUT_FRAMES("out-frames", "iifname", "prerouting", -300),
    OUT_PACKETS("out-packets", "iifname", "prerouting", -200),
    IN_PACKETS("in-packets", "oifname", "postrouting", 200),
    IN_FRAMES("in-frames", "oifname", "postrouting", 300);

    private final String label;
    private final String device;
    private final String hook;
    private final int priority;

    Root(String label, String device, String hook, int priority) {
        this.label = label;
        this.device = device;
        this.hook = hook;
        this.priority = priority;
    }

    static Root of(Direction way, boolean packets) {
        if (way == Direction.OUT) {
            return packets ? OUT_PACKETS : OUT_FRAMES;
        }
        return packets ? IN_PACKETS : IN_FRAMES;
    }

    /** The chain that the kernel calls, which is that of all ports. */
    String base() {
        return label;
    }

    /** The map from ports to their chains. */
    String map() {
        return label + "-ports";
    }

    /** The chain of a port. */
    String chain(String port) {
        return label + "/" + port;
    }

    /** A chain of a port that the chain of the port calls. */
    String chain(String port, String name) {
        // The kernel's names have no colon, ours no slash.
        return chain(port) + "/" + name.replace(':', '/');
    }

    String hook() {
        return "{ type filter hook " + hook + " priority " + priority + " ; policy accept ; }";
    }

    String rule() {
        return device + " vmap @" + map();
    }
}

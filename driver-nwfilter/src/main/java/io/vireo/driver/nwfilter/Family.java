package io.vireo.driver.nwfilter;

/**
 * Where the packets of one version of IP have what makes a connection.
 *
 * @param digit the version's mark in names
 * @param match what a frame with such a packet is
 * @param source the address it comes from
 * @param destination the address it goes to
 * @param type what an address is in a set
 * @param pair both addresses, by their place
 * @param error a message that something went wrong with a packet, and both addresses of that packet
 */
record Family(String digit, String match, String source, String destination, String type, String pair, String error) {

    static final Family IP = new Family(
            "4",
            "ether type 0x0800 ",
            "ip saddr",
            "ip daddr",
            "ipv4_addr",
            "@nh,96,32 . @nh,128,32",
            "meta l4proto 1 icmp type { 3, 4, 5, 11, 12 } @th,160,32 . @th,192,32");
    static final Family IP6 = new Family(
            "6",
            "ether type 0x86dd ",
            "ip6 saddr",
            "ip6 daddr",
            "ipv6_addr",
            "@nh,64,128 . @nh,192,128",
            "meta l4proto 58 icmpv6 type 1-4 @th,128,128 . @th,256,128");

    static Family of(Protocol protocol) {
        return protocol.isIp6() ? IP6 : IP;
    }

    /** A packet's connection, seen from who sends the packet. */
    String connection(boolean ports) {
        return source + " . " + destination + " . meta l4proto" + (ports ? " . th sport . th dport" : "");
    }

    /** A packet's connection, seen from who receives the packet. */
    String answered(boolean ports) {
        return destination + " . " + source + " . meta l4proto" + (ports ? " . th dport . th sport" : "");
    }

    String types(boolean ports) {
        return type + " . " + type + " . inet_proto" + (ports ? " . inet_service . inet_service" : "");
    }
}

package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the address of a guest is found out when a filter needs it and nobody says it. The kernel does it, in its sets. */
enum Learning implements Word {
    /** The first address that the guest sends from, or is lent. */
    ANY(1),
    /** What a DHCP server lends to it. */
    DHCP(16),
    /** It is not. */
    NONE(0);

    /** The variable that is learned. */
    static final String VARIABLE = "IP";

    private static final String CONTROL = "CTRL_IP_LEARNING";
    private static final String SERVER = "DHCPSERVER";
    private static final String SENDABLE = "!= { 0.0.0.0/8, 127.0.0.0/8, 224.0.0.0-255.255.255.255 }";

    private final int most;

    Learning(int most) {
        this.most = most;
    }

    static Learning of(Parameters parameters) {
        if (parameters.has(VARIABLE)) {
            return NONE;
        }
        String wanted =
                parameters.get(CONTROL).stream().findFirst().orElse("any").toLowerCase(Locale.ROOT);
        return Word.of(values(), wanted)
                .orElseThrow(() -> Refusal.internal(
                        "the parameter " + CONTROL + " is '" + Names.shown(wanted) + "'; use any, dhcp or none"));
    }

    Set<String> variables() {
        return this == NONE ? Set.of() : Set.of(VARIABLE);
    }

    /** The set in which the addresses of a port are. */
    String set(String port) {
        return "learned-" + word() + "/" + port;
    }

    String definition() {
        return "{ type ipv4_addr ; flags dynamic ; size " + most + " ; }";
    }

    /** What is to be seen in frames of the guest. */
    List<String> out(String port, String mac) {
        String set = "@" + set(port);
        List<String> rules = new ArrayList<>();
        if (this == ANY) {
            rules.add(
                    "ether type 0x0800 ether saddr " + mac + " ip saddr " + SENDABLE + " add " + set + " { ip saddr }");
            rules.add("ether type 0x0806 ether saddr " + mac + " arp saddr ip " + SENDABLE + " add " + set
                    + " { arp saddr ip }");
        } else {
            // The guest gives an address back: message 7 as the first option, which is where every client has it.
            rules.add("ether type 0x0800 ether saddr " + mac + " meta l4proto 17 th sport 68 th dport 67 @th,64,8 1"
                    + " @th,1952,32 0x63825363 @th,1984,24 0x350107 delete " + set + " { ip saddr }");
        }
        return rules;
    }

    /** What is to be seen in frames for the guest: the word of a DHCP server that an address is lent to it. */
    List<String> in(String port, String mac, Parameters parameters) {
        List<String> rules = new ArrayList<>();
        List<String> servers = parameters.get(SERVER);
        for (String server : servers.isEmpty() ? List.of("") : servers) {
            String from = server.isEmpty() ? "" : "ip saddr " + address(server) + " ";
            rules.add("ether type 0x0800 " + from + "meta l4proto 17 th sport 67 th dport 68 @th,64,8 2 @th,288,48 "
                    + Addresses.macNumber(mac) + " @th,1952,32 0x63825363 @th,1984,24 0x350105 add @" + set(port)
                    + " { @th,192,32 }");
        }
        return rules;
    }

    private static String address(String server) {
        return Addresses.ip(server).orElseThrow(() -> Refusal.value(SERVER, server));
    }
}

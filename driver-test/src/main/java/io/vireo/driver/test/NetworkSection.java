package io.vireo.driver.test;

import io.vireo.network.NetworkUpdateSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a network of which single elements can be changed, with the words in which libvirt refuses to.
 *
 * @param parent where its elements are
 * @param element their name
 * @param keys the attributes by which one is known again
 * @param exists said when there is one already; {@code {element}} and {@code {network}} are filled in
 * @param missing said when there is none
 * @param plural what several of them are called, when none of them can be modified in place
 */
record NetworkSection(
        String parent, String element, List<String> keys, String exists, String missing, Optional<String> plural) {

    private static final Map<NetworkUpdateSection, NetworkSection> ALL = Map.of(
            NetworkUpdateSection.IP_DHCP_HOST,
            new NetworkSection(
                    "ip/dhcp",
                    "host",
                    List.of("mac", "name", "ip"),
                    "there is an existing dhcp host entry in network '{network}' that matches \"{element}\"",
                    "couldn't locate a matching dhcp host entry in network '{network}'",
                    Optional.empty()),
            NetworkUpdateSection.IP_DHCP_RANGE,
            new NetworkSection(
                    "ip/dhcp",
                    "range",
                    List.of("start", "end"),
                    "there is an existing dhcp range entry in network '{network}' that matches \"{element}\"",
                    "couldn't locate a matching dhcp range entry in network '{network}'",
                    Optional.of("dhcp ranges")),
            NetworkUpdateSection.FORWARD_INTERFACE,
            new NetworkSection(
                    "forward",
                    "interface",
                    List.of("dev"),
                    "there is an existing interface entry in network '{network}' that matches \"{element}\"",
                    "couldn't find an interface entry in network '{network}' matching {element}",
                    Optional.of("forward interface entries")),
            NetworkUpdateSection.PORTGROUP,
            new NetworkSection(
                    "",
                    "portgroup",
                    List.of("name"),
                    "there is an existing portgroup entry in network '{network}' that matches \"{element}\"",
                    "couldn't find a portgroup entry in network '{network}' matching {element}",
                    Optional.empty()),
            NetworkUpdateSection.DNS_HOST,
            new NetworkSection(
                    "dns",
                    "host",
                    List.of("ip"),
                    "there is already at least one DNS HOST record with a matching field in network {network}",
                    "couldn't locate a matching DNS HOST record in network {network}",
                    Optional.of("DNS HOST records")),
            NetworkUpdateSection.DNS_TXT,
            new NetworkSection(
                    "dns",
                    "txt",
                    List.of("name"),
                    "there is already a DNS TXT record with name '{name}' in network {network}",
                    "couldn't locate a matching DNS TXT record in network {network}",
                    Optional.of("DNS TXT records")),
            NetworkUpdateSection.DNS_SRV,
            new NetworkSection(
                    "dns",
                    "srv",
                    List.of("service", "protocol", "domain", "target"),
                    "there is already at least one DNS SRV record matching all specified fields in network {network}",
                    "couldn't locate a matching DNS SRV record in network {network}",
                    Optional.of("DNS SRV records")));

    /** The section, if single elements of it can be changed. */
    static Optional<NetworkSection> of(NetworkUpdateSection section) {
        return Optional.ofNullable(ALL.get(section));
    }

    /** Says whether its elements are hosts that names are resolved for. */
    boolean isNames() {
        return parent.equals("dns") && element.equals("host");
    }
}

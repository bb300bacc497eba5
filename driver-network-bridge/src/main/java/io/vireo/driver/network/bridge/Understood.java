package io.vireo.driver.network.bridge;

import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.List;

/** The places of a definition that this driver knows; what is elsewhere is refused by whoever would have to honour it. */
final class Understood {

    private static final Claims CLAIMS = Claims.of(
            "name",
            "uuid",
            "title",
            "description",
            "metadata/**",
            "@ipv6=yes",
            "@connections",
            "@trustGuestRxFilters",
            "forward/@mode",
            "forward/@dev",
            "forward/interface/@dev",
            "forward/nat/@ipv6",
            "forward/nat/address/@start",
            "forward/nat/address/@end",
            "forward/nat/port/@start",
            "forward/nat/port/@end",
            "bridge/@name",
            "bridge/@stp",
            "bridge/@delay",
            "bridge/@macTableManager=kernel",
            "mtu/@size",
            "mac/@address",
            "domain/@name",
            "domain/@localOnly",
            "dns/@enable",
            "dns/@forwardPlainNames",
            "dns/forwarder/@addr",
            "dns/forwarder/@domain",
            "dns/txt/@name",
            "dns/txt/@value",
            "dns/srv/@service",
            "dns/srv/@protocol",
            "dns/srv/@domain",
            "dns/srv/@target",
            "dns/srv/@port",
            "dns/srv/@priority",
            "dns/srv/@weight",
            "dns/host/@ip",
            "dns/host/hostname",
            "bandwidth/inbound/@average",
            "bandwidth/inbound/@peak",
            "bandwidth/inbound/@burst",
            "bandwidth/outbound/@average",
            "bandwidth/outbound/@peak",
            "bandwidth/outbound/@burst",
            "port/@isolated",
            "ip/@family",
            "ip/@address",
            "ip/@netmask",
            "ip/@prefix",
            "ip/@localPtr",
            "ip/tftp/@root",
            "ip/dhcp/range/@start",
            "ip/dhcp/range/@end",
            "ip/dhcp/range/lease/@expiry",
            "ip/dhcp/range/lease/@unit",
            "ip/dhcp/host/@mac",
            "ip/dhcp/host/@id",
            "ip/dhcp/host/@name",
            "ip/dhcp/host/@ip",
            "ip/dhcp/host/lease/@expiry",
            "ip/dhcp/host/lease/@unit",
            "ip/dhcp/bootp/@file",
            "ip/dhcp/bootp/@server",
            "route/@family",
            "route/@address",
            "route/@netmask",
            "route/@prefix",
            "route/@gateway",
            "route/@metric",
            "portgroup/@name",
            "portgroup/@default",
            "portgroup/@trustGuestRxFilters",
            "portgroup/bandwidth/inbound/@average",
            "portgroup/bandwidth/inbound/@peak",
            "portgroup/bandwidth/inbound/@burst",
            "portgroup/bandwidth/outbound/@average",
            "portgroup/bandwidth/outbound/@peak",
            "portgroup/bandwidth/outbound/@burst",
            "dnsmasq:options/dnsmasq:option/@value");

    private Understood() {}

    static List<Unclaimed> unclaimed(Element network) {
        return CLAIMS.unclaimed(network);
    }
}

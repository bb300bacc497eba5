package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsmasqConfigTest {

    private static final DnsmasqFiles FILES =
            new DnsmasqFiles(Path.of("/c"), Path.of("/p"), Path.of("/l"), Path.of("/leases"));
    private static final String BRIDGE = "<bridge name='br7'/>";

    private static List<String> lines(String inside) {
        return DnsmasqConfig.of(NetworkXmlTest.read(BRIDGE + inside), FILES)
                .lines()
                .toList();
    }

    @Test
    void saysEverythingThatANetworkLends() {
        assertEquals(
                List.of(
                        "strict-order",
                        "pid-file=/p",
                        "dhcp-leasefile=/leases",
                        "log-facility=/l",
                        "except-interface=lo",
                        "bind-dynamic",
                        "interface=br7",
                        "local=/a.test/",
                        "domain=a.test",
                        "expand-hosts",
                        "server=192.0.2.1",
                        "server=/b.test/#",
                        "no-resolv",
                        "txt-record=t,\"one, \\\"two\\\"\"",
                        "srv-host=_ldap._tcp.a.test,x.a.test,389,0,0",
                        "host-record=one,uno,10.1.1.9",
                        "dhcp-range=10.1.1.10,10.1.1.99,255.255.255.0,3600",
                        "dhcp-host=52:54:00:00:00:05,10.1.1.5,five",
                        "dhcp-no-override",
                        "dhcp-authoritative",
                        "dhcp-lease-max=91"),
                lines("<forward/><domain name='a.test' localOnly='yes'/><dns><forwarder addr='192.0.2.1'/>"
                        + "<forwarder domain='b.test'/><txt name='t' value='one, \"two\"'/>"
                        + "<srv service='ldap' protocol='tcp' domain='a.test' target='x.a.test' port='389'/>"
                        + "<host ip='10.1.1.9'><hostname>one</hostname><hostname>uno</hostname></host></dns>"
                        + "<ip address='10.1.1.1' netmask='255.255.255.0'><dhcp><range start='10.1.1.10' end='10.1.1.99'>"
                        + "<lease expiry='1' unit='hours'/></range>"
                        + "<host mac='52:54:00:00:00:05' name='five' ip='10.1.1.5'/></dhcp></ip>"));
    }

    @Test
    void offersNoWayOutOfAnIsolatedNetwork() {
        List<String> lines =
                lines("<ip address='10.1.1.1' prefix='24'><dhcp><range start='10.1.1.5' end='10.1.1.9'/></dhcp></ip>");
        assertTrue(lines.contains("no-resolv") && lines.contains("dhcp-option=3"), lines::toString);
    }

    @Test
    void announcesIpv6() {
        List<String> lines = lines("<forward mode='route'/><ip family='ipv6' address='fd00::1' prefix='64'/>");
        assertTrue(lines.contains("dhcp-range=fd00::,ra-only") && lines.contains("enable-ra"), lines::toString);
    }

    @Test
    void refusesAValueThatWouldBeTwoLines() {
        VirtException refusal = assertThrows(
                VirtException.class,
                () -> lines("<dns><txt name='a' value='x&#10;dhcp-script=/bin/sh'/></dns><ip address='10.1.1.1'/>"));
        assertTrue(refusal.getMessage().contains("line break"), refusal.getMessage());
    }

    @Test
    void isNotNeededWithoutAddresses() {
        assertTrue(!DnsmasqConfig.isNeeded(NetworkXmlTest.read(BRIDGE)));
        assertTrue(!DnsmasqConfig.isNeeded(NetworkXmlTest.read(BRIDGE + "<dns enable='no'/><ip address='10.1.1.1'/>")));
        assertTrue(DnsmasqConfig.isNeeded(NetworkXmlTest.read(BRIDGE + "<ip address='10.1.1.1'/>")));
    }
}

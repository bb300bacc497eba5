package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkXmlTest {

    private static final String IP = "<ip address='10.1.1.1' prefix='24'>";

    static Element read(String inside) {
        return NetworkXml.read(
                "<network><name>n</name><uuid>11111111-2222-4333-8444-555555550100</uuid>" + inside + "</network>");
    }

    @Test
    void addsWhatIsLeftOutAndOrdersTheRest() {
        Element full = read("<ip family='ipv6' prefix='64' address='2001:DB8:0::1'/><mac address='52:54:0:AA:bb:CC'/>"
                + "<bridge delay='3' name='br7'/><domain/><forward dev='eth0'/>");
        assertEquals("""
                <network>
                  <name>n</name>
                  <uuid>11111111-2222-4333-8444-555555550100</uuid>
                  <forward dev='eth0' mode='nat'>
                    <interface dev='eth0'/>
                  </forward>
                  <bridge name='br7' stp='on' delay='3'/>
                  <mac address='52:54:00:aa:bb:cc'/>
                  <ip family='ipv6' address='2001:db8::1' prefix='64'/>
                </network>
                """, full.toString());
    }

    @Test
    void aBridgeOfItsOwnGetsAMacAddress() {
        assertTrue(read("").at("mac/@address").orElse("").matches("52:54:00(:[0-9a-f]{2}){3}"));
        assertTrue(read("<forward mode='bridge'/><bridge name='br0'/>")
                .child("mac")
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27 | <forward/> | nat forwarding requested, but no IP address provided for network 'n'",
                "67 | <forward mode='nosuch'/> | unknown forwarding type 'nosuch'",
                "67 | <ip address='10.1.1.1' prefix='33'/> | Invalid IPv4 prefix '33' in network 'n'",
                "67 | <ip address='10.1.1.1' netmask='255.0.255.0'/> | netmask '255.0.255.0'",
                "27 | <ip address='10.1.1.1.1'/> | Invalid address '10.1.1.1.1'",
                "67 | <ip address='2001:db8::1'/> | no family specified for non-IPv4 address",
                "27 | <ip family='ipv5' address='10.1.1.1'/> | Unrecognized family 'ipv5'",
                "27 | <mac address='53:54:00:00:00:01'/> | Invalid multicast bridge mac address",
                "27 | <bridge delay='x'/> | Invalid delay value in network 'n'",
                "27 | <mtu size='70000'/> | Invalid mtu size '70000'",
                "35 | <dns><txt name='a b' value='x'/></dns> | prohibited character in DNS TXT record name 'a b'",
                "35 | <dns><srv protocol='tcp'/></dns> | missing required service attribute",
                "35 | <dns><srv service='x' protocol='tcp' target='t' port='70000'/></dns> | invalid DNS SRV port attribute",
                "35 | <dns><host ip='z'><hostname>h</hostname></host></dns> | Invalid IP address in network 'n' DNS HOST",
                "35 | <dns><host ip='1.2.3.4'><hostname>a,b</hostname></host></dns> | invalid name 'a,b'",
                "27 | <dns><forwarder/></dns> | must contain at least one of addr or domain",
                "67 | <route address='10.9.0.0' prefix='16' gateway='10.1.1.2'/> | unreachable static route gateway",
                "35 | <bandwidth><inbound peak='5'/></bandwidth> | Missing mandatory average",
                "67 | <portgroup name='a'/><portgroup name='a'/> | multiple <portgroup> elements with the same name",
                "67 | <vlan><tag id='3'/></vlan> | doesn't support vlan configuration",
                "67 | <forward mode='passthrough'/><ip address='10.1.1.1'/> | Unsupported <ip> element in network n",
                "27 | <forward mode='bridge'><interface dev='a'/></forward><bridge name='b'/> | but not both",
                "1 | <forward><nat><address start='1.2.3.4' end='1.2.3.1'/></nat></forward> | is reversed"
            })
    void refusesWhatContradictsItself(int code, String inside, String why) {
        VirtException refusal = assertThrows(VirtException.class, () -> read(inside));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(code, refusal.number());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | <range start='10.1.1.20' end='10.1.1.10'/> | range 10.1.1.20 - 10.1.1.10 is reversed",
                "1 | <range start='10.1.2.20' end='10.1.2.30'/> | is not entirely within network 10.1.1.1/24",
                "1 | <range start='10.1.1.0' end='10.1.1.30'/> | is the network address",
                "1 | <range start='10.1.1.10' end='10.1.1.255'/> | is the broadcast address",
                "27 | <range start='10.1.1.10'/> | Missing 'end' attribute in dhcp range",
                "67 | <range start='10.1.1.5' end='10.1.1.6'><lease expiry='1'/></range> | greater than 2 minutes",
                "27 | <host mac='52:54:00:00:00:01'/> | Missing IP address in static host definition",
                "27 | <host ip='10.1.1.5'/> | must have mac or name attribute",
                "27 | <host mac='53:54:00:00:00:01' ip='10.1.1.5'/> | expected unicast mac address, found multicast",
                "27 | <host name='-o' ip='10.1.1.5'/> | Cannot use host name '-o'",
                "27 | <host name='a,b' ip='10.1.1.5'/> | Cannot use host name 'a,b'"
            })
    void refusesToLendWhatIsNotThere(int code, String inside, String why) {
        VirtException refusal = assertThrows(VirtException.class, () -> read(IP + "<dhcp>" + inside + "</dhcp></ip>"));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(code, refusal.number());
    }

    @Test
    void refusesNamesThatAreNone() {
        assertEquals(
                21,
                assertThrows(VirtException.class, () -> NetworkXml.read("<network/>"))
                        .number());
        assertEquals(
                35,
                assertThrows(VirtException.class, () -> NetworkXml.read("<network><name>../a</name></network>"))
                        .number());
        assertEquals(
                27,
                assertThrows(VirtException.class, () -> NetworkXml.read("<domain/>"))
                        .number());
    }
}

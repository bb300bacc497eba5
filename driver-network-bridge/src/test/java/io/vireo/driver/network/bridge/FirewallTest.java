package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirewallTest {

    private static final String IP = "<bridge name='br7'/><ip address='10.1.1.1' prefix='24'/>";

    private static String rules(String inside) {
        return Firewall.rules(NetworkXmlTest.read(inside)).orElseThrow();
    }

    @Test
    void translatesWhatLeavesAndLetsOnlyAnswersIn() {
        assertEquals("""
                add table inet vireo-br7
                delete table inet vireo-br7
                table inet vireo-br7 {
                 chain forward {
                  type filter hook forward priority filter; policy accept;
                  iifname "br7" oifname "br7" accept
                  oifname "br7" ip daddr 10.1.1.0/24 ct state established,related accept
                  iifname "br7" ip saddr 10.1.1.0/24 accept
                  oifname "br7" reject with icmpx port-unreachable
                  iifname "br7" reject with icmpx port-unreachable
                 }
                 chain postrouting {
                  type nat hook postrouting priority srcnat; policy accept;
                  ip saddr 10.1.1.0/24 ip daddr { 224.0.0.0/24, 255.255.255.255 } return
                  ip saddr 10.1.1.0/24 ip daddr != 10.1.1.0/24 meta l4proto { tcp, udp } masquerade to :1024-65535
                  ip saddr 10.1.1.0/24 ip daddr != 10.1.1.0/24 masquerade
                 }
                }
                """, rules("<forward/>" + IP));
    }

    @Test
    void routesBothWaysThroughOneDevice() {
        String rules = rules("<forward mode='route' dev='eth0'/>" + IP);
        assertTrue(rules.contains("iifname \"eth0\" oifname \"br7\" ip daddr 10.1.1.0/24 accept"), rules);
        assertTrue(rules.contains("iifname \"br7\" oifname \"eth0\" ip saddr 10.1.1.0/24 accept"), rules);
        assertTrue(!rules.contains("postrouting"), rules);
    }

    @Test
    void letsNothingOutOfAnIsolatedNetwork() {
        String rules = rules(IP);
        assertEquals(1, rules.lines().filter(line -> line.endsWith("accept")).count(), rules);
    }

    @Test
    void hasNoRuleForAnOpenNetwork() {
        assertEquals(Optional.empty(), Firewall.rules(NetworkXmlTest.read("<forward mode='open'/>" + IP)));
    }

    @Test
    void translatesIntoTheAddressesThatAreGiven() {
        String rules = rules(
                "<forward><nat><address start='1.2.3.4' end='1.2.3.9'/><port start='500' end='1000'/></nat></forward>"
                        + IP);
        assertTrue(rules.contains("snat ip to 1.2.3.4-1.2.3.9:500-1000"), rules);
    }

    @Test
    void translatesIpv6OnlyWhenAskedTo() {
        String six = "<bridge name='br7'/><ip family='ipv6' address='fd00::1' prefix='64'/>";
        assertTrue(!rules("<forward/>" + six).contains("masquerade"));
        assertTrue(rules("<forward><nat ipv6='yes'/></forward>" + six)
                .contains("ip6 saddr fd00::/64 ip6 daddr != fd00::/64 masquerade"));
    }

    @Test
    void refusesNamesOfDevicesThatWouldBeMoreThanNames() {
        for (String name : new String[] {"a b", "br7\\\" accept", "-o", "abcdefghijklmnopqrst", "br7;"}) {
            assertThrows(
                    VirtException.class, () -> rules("<bridge name='" + name.replace("\"", "&quot;") + "'/>"), name);
        }
        assertThrows(VirtException.class, () -> rules("<forward dev='eth0&quot; accept'/>" + IP));
    }
}

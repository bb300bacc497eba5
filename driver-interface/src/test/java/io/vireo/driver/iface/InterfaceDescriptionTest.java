package io.vireo.driver.iface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceDescriptionTest {

    private static final Links LINKS = Links.parse("""
            [{"ifname":"lo","mtu":65536,"operstate":"UNKNOWN","address":"00:00:00:00:00:00",
              "addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"}]},
             {"ifname":"br7","mtu":1500,"operstate":"UP","address":"c2:75:32:a7:e1:75",
              "linkinfo":{"info_kind":"bridge","info_data":{"forward_delay":1500,"stp_state":0}},
              "addr_info":[{"family":"inet","local":"10.3.0.1","prefixlen":24,"scope":"global"},
               {"family":"inet6","local":"fd00:3::1","prefixlen":64,"scope":"global"},
               {"family":"inet6","local":"fe80::1","prefixlen":64,"scope":"link"}]},
             {"ifname":"v0","mtu":1500,"operstate":"LOWERLAYERDOWN","master":"br7","address":"c2:75:32:a7:e1:75",
              "linkinfo":{"info_kind":"veth"},"addr_info":[]},
             {"ifname":"eth0.5","link":"eth0","mtu":1500,"operstate":"DOWN","address":"52:54:00:00:00:01",
              "linkinfo":{"info_kind":"vlan","info_data":{"id":5}},"addr_info":[]},
             {"ifname":"eth1","mtu":1500,"operstate":"DOWN","address":"52:54:00:00:00:01","addr_info":[]}]
            """);

    @TempDir
    Path folder;

    private InterfaceSession session;

    @BeforeEach
    void open() {
        session = new Opened(new SeenLinks(LINKS), folder).session();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static String xml(String name) {
        return new InterfaceDescription(LINKS, LINKS.find(name).orElseThrow())
                .document()
                .toString();
    }

    @Test
    void describesABridgeWithItsAddressesAndPorts() {
        assertEquals("""
                <interface type='bridge' name='br7'>
                  <mtu size='1500'/>
                  <protocol family='ipv4'>
                    <ip address='10.3.0.1' prefix='24'/>
                  </protocol>
                  <protocol family='ipv6'>
                    <ip address='fd00:3::1' prefix='64'/>
                  </protocol>
                  <bridge stp='off' delay='1500'>
                    <interface type='ethernet' name='v0'>
                      <link state='lowerlayerdown'/>
                      <mac address='c2:75:32:a7:e1:75'/>
                    </interface>
                  </bridge>
                </interface>
                """, xml("br7"));
    }

    @Test
    void saysHowFastALinkIsWhereThatIsKnown() {
        Links fast =
                Links.parse("[{'ifname':'f0','mtu':1500,'operstate':'UP','address':'52:54:00:00:00:01','speed':'1000'},"
                        .concat(
                                "{'ifname':'f1','mtu':1500,'operstate':'UP','address':'52:54:00:00:00:01','speed':'-1'}]")
                        .replace('\'', '"'));
        String known = new InterfaceDescription(fast, fast.find("f0").orElseThrow())
                .document()
                .toString();
        assertTrue(known.contains("<link speed='1000' state='up'/>"), known);
        String unknown = new InterfaceDescription(fast, fast.find("f1").orElseThrow())
                .document()
                .toString();
        assertTrue(unknown.contains("<link state='up'/>"), unknown);
    }

    @Test
    void describesAVlan() {
        assertEquals("""
                <interface type='vlan' name='eth0.5'>
                  <mtu size='1500'/>
                  <vlan tag='5'>
                    <interface name='eth0'/>
                  </vlan>
                </interface>
                """, xml("eth0.5"));
    }

    @Test
    void listsWhatBelongsToNoOther() {
        assertEquals(
                List.of("lo", "br7", "eth0.5", "eth1"),
                session.listInterfaces(Set.of()).stream()
                        .map(InterfaceRef::name)
                        .toList());
        assertEquals(
                List.of("br7"),
                session.listInterfaces(Set.of(InterfaceListFlag.ACTIVE)).stream()
                        .map(InterfaceRef::name)
                        .toList());
    }

    @Test
    void findsByMacAddressUnlessSeveralHaveIt() {
        assertEquals("br7", session.interfaceByMac("C2:75:32:A7:E1:75").name());
        assertThrows(NotFound.class, () -> session.interfaceByMac("52:54:00:00:00:09"));
        VirtException several = assertThrows(VirtException.class, () -> session.interfaceByMac("52:54:00:00:00:01"));
        assertEquals(59, several.number());
    }

    @Test
    void saysWhenIpAnswersNonsense() {
        assertThrows(VirtException.class, () -> Links.parse("Usage: ip ..."));
    }
}

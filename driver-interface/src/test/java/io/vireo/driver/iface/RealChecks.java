package io.vireo.driver.iface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Denied;
import io.vireo.Unsupported;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interface is on a real host; only to be run in a namespace. */
@InOwnNamespaces
class RealChecks {

    private static final String BRIDGE = "<interface type='bridge' name='br7'><mtu size='1400'/>"
            + "<mac address='52:54:00:01:02:03'/>"
            + "<protocol family='ipv4'><ip address='10.3.0.1' prefix='24'/><route gateway='10.3.0.2'/></protocol>"
            + "<protocol family='ipv6'><ip address='fd00:3::1' prefix='64'/></protocol>"
            + "<bridge stp='on' delay='2'><interface type='ethernet' name='port0'/></bridge></interface>";

    @TempDir
    Path folder;

    private Opened open;
    private Set<String> before;

    @BeforeEach
    void begin() {
        run("ip", "link", "add", "name", "port0", "type", "veth", "peer", "name", "port1");
        open = new Opened(new RealLinks(), folder);
        before = open.names();
    }

    @AfterEach
    void nothingIsLeft() {
        open.close();
        run("ip", "link", "delete", "dev", "port0");
    }

    @Test
    void aBridgeIsMadeAsItIsDefinedAndTakenBack() {
        open.define(BRIDGE);
        open.control("br7").start();
        String link = run("ip", "-d", "link", "show", "dev", "br7");
        assertTrue(link.contains("mtu 1400") && link.contains("52:54:00:01:02:03"), link);
        assertTrue(link.contains("stp_state 1") && link.contains("forward_delay 200"), link);
        String addresses = run("ip", "address", "show", "dev", "br7");
        assertTrue(addresses.contains("10.3.0.1/24") && addresses.contains("fd00:3::1/64"), addresses);
        assertTrue(run("ip", "route").contains("default via 10.3.0.2 dev br7"), () -> run("ip", "route"));
        String xml = open.control("br7").xmlDesc(Set.of());
        assertTrue(xml.contains("<interface type='ethernet' name='port0'>"), xml);
        run("ip", "route", "delete", "default");
        open.control("br7").destroy();
        open.control("br7").undefine();
        assertEquals(before, open.names());
    }

    @Test
    void theWayOutThatItBecameIsNotCutOff() {
        open.define(BRIDGE);
        open.control("br7").start();
        assertThrows(Denied.class, () -> open.control("br7").destroy());
        assertThrows(Denied.class, () -> open.define("<interface type='ethernet' name='port0'/>"));
        run("ip", "route", "delete", "default");
        open.control("br7").destroy();
    }

    @Test
    void anotherProcessFindsItAndTakesBackWhatWasCutOff() {
        open.define(BRIDGE.replace("<route gateway='10.3.0.2'/>", ""));
        open.session().beginInterfaceChanges();
        open.control("br7").start();
        open.close();
        open = new Opened(new RealLinks(), folder);
        assertTrue(open.control("br7").isActive());
        open.session().rollbackInterfaceChanges();
        assertFalse(open.control("br7").isActive());
        assertEquals("", run("ip", "-br", "link", "show", "type", "bridge"));
    }

    @Test
    void vlansAndBondsAreMadeWhereTheKernelCan() {
        tried(
                "vlan",
                "<interface type='vlan' name='port0.5'><vlan tag='5'><interface name='port0'/></vlan></interface>",
                "port0.5");
        tried(
                "bond",
                "<interface type='bond' name='bond7'><bond mode='active-backup'><miimon freq='100'/>"
                        + "<interface type='ethernet' name='port0'/></bond></interface>",
                "bond7");
    }

    /** Either it runs, or the refusal says that the kernel has none. */
    private void tried(String kind, String xml, String name) {
        open.define(xml);
        if (hasKind(kind)) {
            open.control(name).start();
            assertTrue(open.control(name).isActive());
            open.control(name).destroy();
        } else {
            System.out.println("this kernel has no " + kind + ": its refusal is checked instead");
            Unsupported refusal =
                    assertThrows(Unsupported.class, () -> open.control(name).start());
            assertTrue(refusal.getMessage().contains("no network devices of type " + kind), refusal.getMessage());
        }
        assertEquals("", run("ip", "-br", "link", "show", "type", kind));
    }

    private static boolean hasKind(String kind) {
        String probe = kind.equals("vlan")
                ? "ip link add link port0 name probe type vlan id 9"
                : "ip link add name probe type bond";
        Outcome outcome = ChildProcess.of(List.of(probe.split(" "))).run(Duration.ofSeconds(10));
        if (outcome.isSuccess()) {
            run("ip", "link", "delete", "dev", "probe");
        }
        return outcome.isSuccess();
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(10))
                .orFail(String.join(" ", command))
                .output();
    }
}

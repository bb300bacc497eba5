package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of a port, asked for by its network. */
class PortLimitsTest {

    private static final String DEVICE = "vnet7";

    @TempDir
    Path folder;

    private final PretendedHost host = new PretendedHost();
    private Opened open;
    private NetworkRef net;
    private NetworkPortControl port;

    @BeforeEach
    void plugIn() {
        open = new Opened(host, folder);
        net = open.define("<network><name>net</name><bridge name='virbr7'/></network>");
        open.control(net).start();
        port = open.part(
                NetworkPortControl.class,
                open.ports(net)
                        .createPort(
                                "<networkport><uuid>11111111-2222-4333-8444-555555550114</uuid><owner><name>m</name>"
                                        + "<uuid>11111111-2222-4333-8444-555555550115</uuid></owner>"
                                        + "<mac address='52:54:00:7b:35:93'/></networkport>",
                                Set.of()));
        host.devices.put(DEVICE, "fe:54:00:7b:35:93");
        host.commands.clear();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private void set(String name, int value) {
        port.setParameters(TypedParameters.builder().ofUint(name, value).build());
    }

    private String value(String name) {
        return port.parameters().list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void areMadeOnTheDeviceOfTheCardThatIsPluggedIn() {
        set("inbound.average", 100);
        assertTrue(
                host.commands.contains("tc class add dev vnet7 parent 1: classid 1:1 htb rate 100kbps burst 16kb"),
                host.commands::toString);
        assertEquals("100", value("inbound.average"));
        assertEquals("0", value("outbound.average"));
        host.commands.clear();
        set("inbound.peak", 300);
        assertEquals("tc qdisc del dev vnet7 root", host.commands.get(0));
        assertTrue(host.commands.get(2).endsWith("rate 100kbps ceil 300kbps burst 16kb"), host.commands::toString);
        host.commands.clear();
        set("inbound.average", 0);
        assertEquals(List.of("tc qdisc del dev vnet7 root"), host.commands);
        assertEquals("0", value("inbound.peak"));
    }

    @Test
    void areFoundAgainByTheNextStart() {
        set("outbound.average", 50);
        open.close();
        open = new Opened(host, folder);
        port = open.part(NetworkPortControl.class, open.ports(net).listPorts().get(0));
        assertEquals("50", value("outbound.average"));
    }

    @Test
    void stayAsTheyWereWhenTheHostRefusesOthers() {
        set("inbound.average", 100);
        host.failAt("rate 200kbps");
        host.commands.clear();
        assertThrows(VirtException.class, () -> set("inbound.average", 200));
        assertEquals("100", value("inbound.average"));
        assertEquals(
                "tc class add dev vnet7 parent 1: classid 1:1 htb rate 100kbps burst 16kb",
                host.commands.get(host.commands.size() - 1));
    }

    @Test
    void areRefusedWhenNobodyIsPluggedIn() {
        host.devices.remove(DEVICE);
        InvalidState refusal = assertThrows(InvalidState.class, () -> set("inbound.average", 100));
        assertTrue(refusal.getMessage().contains("nobody is plugged into port"), refusal::getMessage);
        assertEquals("0", value("inbound.average"));
    }

    @Test
    void areRefusedWhenTheyAreNone() {
        for (String name : List.of("inbound.speed", "-o", "inbound")) {
            VirtException refusal = assertThrows(VirtException.class, () -> set(name, 1));
            assertEquals(8, refusal.number());
        }
        assertEquals(List.of(), host.commands);
    }

    @Test
    void doNotPromiseAFloor() {
        set("inbound.average", 100);
        VirtException refusal = assertThrows(VirtException.class, () -> set("inbound.floor", 10));
        assertTrue(refusal.getMessage().contains("floor attribute is not supported"), refusal::getMessage);
    }
}

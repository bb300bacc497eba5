package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that would lend what it cannot does not start, and does not become one while it runs. */
class LendingTest {

    @TempDir
    Path folder;

    private final PretendedHost host = new PretendedHost();
    private Opened open;

    @BeforeEach
    void begin() {
        open = new Opened(host, folder);
    }

    @AfterEach
    void end() {
        open.close();
    }

    private NetworkRef define(String dhcp) {
        return open.define("<network><name>net</name><bridge name='br7'/><ip address='10.1.1.1' prefix='24'><dhcp>"
                + "<range start='10.1.1.10' end='10.1.1.20'/><host mac='52:54:00:00:00:05' name='five' ip='10.1.1.5'/>"
                + dhcp + "</dhcp></ip></network>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<range start='10.1.1.20' end='10.1.1.30'/>|the ranges 10.1.1.10 - 10.1.1.20 and 10.1.1.20 - 10.1.1.30 overlap",
                "<host mac='52:54:00:00:00:06' ip='10.1.2.6'/>|the address 10.1.2.6 of a host is not in 10.1.1.0/24",
                "<host mac='52:54:00:00:00:06' ip='10.1.1.1'/>|the address 10.1.1.1 of a host is that of the bridge",
                "<host mac='52:54:00:00:00:06' ip='10.1.1.5'/>|two hosts have the address 10.1.1.5",
                "<host mac='52:54:00:00:00:05' ip='10.1.1.6'/>|two hosts have the MAC address 52:54:00:00:00:05"
            })
    void isRefusedBeforeAnythingIsChanged(String dhcp, String why) {
        NetworkRef net = define(dhcp);
        VirtException refusal =
                assertThrows(VirtException.class, () -> open.control(net).start());
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(List.of(), host.commands);
        assertFalse(open.control(net).isActive());
    }

    @Test
    void aRunningNetworkStaysAsItIs() {
        NetworkRef net = define("");
        open.control(net).start();
        int before = host.commands.size();
        String xml = open.control(net).xmlDesc(Set.of());
        VirtException refusal = assertThrows(
                VirtException.class,
                () -> open.control(net)
                        .update(
                                NetworkUpdateCommand.ADD_LAST,
                                NetworkUpdateSection.IP_DHCP_RANGE,
                                -1,
                                "<range start='10.1.1.15' end='10.1.1.16'/>",
                                Set.of(NetworkUpdateFlag.LIVE)));
        assertTrue(refusal.getMessage().contains("overlap"), refusal.getMessage());
        assertEquals(xml, open.control(net).xmlDesc(Set.of()));
        assertEquals(
                List.of(),
                host.commandsOf("nft").subList(1, host.commandsOf("nft").size()));
        assertTrue(host.commands.size() <= before + 1, host.commands::toString);
    }
}

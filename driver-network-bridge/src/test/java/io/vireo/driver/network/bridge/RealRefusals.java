package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real host is spared: definitions that cannot run, and starts that fail half-way; only to be run in a namespace. */
@InOwnNamespaces
class RealRefusals {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NET = "<network><name>net</name>%s<bridge name='net0'/>%s"
            + "<ip address='192.168.78.1' netmask='255.255.255.0'><dhcp>%s</dhcp></ip></network>";
    private static final String RANGE = "<range start='192.168.78.10' end='192.168.78.20'/>";

    @TempDir
    Path folder;

    private Opened open;
    private String before;

    @BeforeEach
    void begin() {
        before = everything();
        open = new Opened(new RealHost(), folder);
    }

    @AfterEach
    void nothingIsLeft() {
        for (NetworkRef each : open.networks().listNetworks(Set.of())) {
            if (open.control(each).isActive()) {
                open.control(each).destroy();
            }
        }
        open.close();
        assertEquals(before, everything());
    }

    private static String xml(String forward, String more, String dhcp) {
        return String.format(NET, forward, more, dhcp);
    }

    private String refusedStart(String xml) {
        NetworkRef net = open.define(xml);
        VirtException refusal =
                assertThrows(VirtException.class, () -> open.control(net).start());
        assertFalse(open.control(net).isActive());
        assertEquals(before, everything());
        return refusal.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<range start='192.168.78.15' end='192.168.78.30'/> | overlap",
                "<host mac='52:54:00:00:00:05' ip='10.0.0.5'/> | not in 192.168.78.0/24",
                "<host mac='52:54:00:00:00:05' ip='192.168.78.1'/> | 192.168.78.1",
                "<host mac='52:54:00:00:00:05' ip='192.168.78.5'/><host mac='52:54:00:00:00:05' ip='192.168.78.6'/> | 52:54:00:00:00:05",
                "<host mac='52:54:00:00:00:05' ip='192.168.78.5'/><host mac='52:54:00:00:00:06' ip='192.168.78.5'/> | 192.168.78.5"
            })
    void whatCannotBeLentIsNotStarted(String dhcp, String why) {
        String message = refusedStart(xml("", "", RANGE + dhcp));
        assertTrue(message.contains(why), message);
    }

    @Test
    void aRunningNetworkIsSparedTheSame() {
        NetworkRef net = open.define(xml("", "", RANGE + "<host mac='52:54:00:00:00:05' ip='192.168.78.5'/>"));
        open.control(net).start();
        String running = everything();
        for (String host :
                List.of("mac='52:54:00:00:00:06' ip='10.0.0.5'", "mac='52:54:00:00:00:05' ip='192.168.78.6'")) {
            VirtException refusal = assertThrows(
                    VirtException.class,
                    () -> open.control(net)
                            .update(
                                    NetworkUpdateCommand.ADD_LAST,
                                    NetworkUpdateSection.IP_DHCP_HOST,
                                    -1,
                                    "<host " + host + "/>",
                                    Set.of(NetworkUpdateFlag.LIVE)));
            assertTrue(refusal.getMessage().contains("net"), refusal.getMessage());
        }
        assertEquals(running, everything());
    }

    /** A table can have an owner, whose it is as long as he lives: nobody else can change it, root neither. */
    @Test
    void rulesThatTheKernelRefusesTakeEverythingBack() throws Exception {
        Process owner =
                new ProcessBuilder("nft", "-i").redirectErrorStream(true).start();
        try {
            owner.getOutputStream()
                    .write("add table inet vireo-net0 { flags owner; }\n".getBytes(StandardCharsets.UTF_8));
            owner.getOutputStream().flush();
            await("vireo-net0");
            String owned = everything();
            NetworkRef net = open.define(xml("<forward mode='nat'/>", "", RANGE));
            VirtException refusal =
                    assertThrows(VirtException.class, () -> open.control(net).start());
            assertTrue(
                    refusal.getMessage().contains("rules of network 'net'")
                            && refusal.getMessage().contains("Operation not permitted"),
                    refusal.getMessage());
            assertFalse(open.control(net).isActive());
            assertEquals(owned, everything());
        } finally {
            end(owner);
        }
        NetworkRef net = open.networks().networkByName("net");
        open.control(net).start();
        open.control(net).destroy();
    }

    private static void end(Process owner) throws IOException, InterruptedException {
        owner.getOutputStream().close();
        owner.waitFor();
    }

    private static void await(String table) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!run("nft", "list", "tables").contains(table)) {
            assertTrue(System.nanoTime() < end, "nft made no table");
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<forward mode='hostdev' managed='yes'><pf dev='eth9'/></forward> | PCI devices",
                "<forward mode='private'><interface dev='eth9'/></forward> | macvtap",
                "<forward mode='passthrough'><interface dev='eth9'/></forward> | macvtap",
                "<forward mode='bridge'><interface dev='eth9'/></forward> | macvtap"
            })
    void whatGuestsGetWithoutABridgeIsRefusedByItsKind(String forward, String why) {
        String message = refusedStart("<network><name>other</name>" + forward + "</network>");
        assertTrue(message.contains("other") && message.contains(why), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<network><name>n</name><bridge name='-o'/></network>",
                "<network><name>n</name><bridge name='a;b'/></network>",
                "<network><name>n</name><bridge name='sixteencharacter'/></network>",
                "<network><name>../n</name></network>",
                "<network><name>n</name><uuid>-o</uuid></network>",
                "<network><name>n</name><domain name='x&#10;conf-file=/etc/hosts'/><ip address='192.168.78.1'/></network>",
                "<network><name>n</name><forward dev='-o'/><ip address='192.168.78.1'/></network>",
                "<domain><name>n</name></domain>",
                "<filter name='n'/>"
            })
    void strangeNamesAndStrangeDocumentsChangeNothing(String xml) {
        VirtException refusal = assertThrows(VirtException.class, () -> {
            NetworkRef net = open.define(xml);
            open.control(net).start();
        });
        assertFalse(refusal.getMessage().isBlank());
        assertEquals(before, everything());
    }

    @Test
    void aNameThatLooksLikeAnOptionIsAName() {
        NetworkRef net = open.define(xml("", "", RANGE).replace("<name>net<", "<name>-o<"));
        open.control(net).start();
        assertTrue(open.control(net).isActive());
        open.control(net).destroy();
        open.control(net).undefine();
    }

    /** Devices, their addresses, and rules. */
    private static String everything() {
        return Pattern.compile("(?m)^[0-9]+: ").matcher(run("ip", "-o", "link")).replaceAll("")
                + run("ip", "-br", "address")
                + run("nft", "list", "ruleset");
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(PATIENCE)
                .orFail(String.join(" ", command))
                .output();
    }
}

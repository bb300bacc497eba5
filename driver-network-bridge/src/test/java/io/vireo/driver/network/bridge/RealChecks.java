package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.HostEndAddress;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.event.LeaseChange;
import io.vireo.event.NameServerChange;
import io.vireo.event.NetworkEvent;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network is on a real host; only to be run in a namespace. */
@InOwnNamespaces
class RealChecks {

    private static final String FULL =
            "<network><name>full</name><forward mode='nat'><nat><port start='2000' end='3000'/></nat>"
                    + "</forward><bridge name='full0' stp='off'/><mtu size='1400'/><mac address='52:54:00:01:02:03'/>"
                    + "<domain name='full.test' localOnly='yes'/>"
                    + "<dns><forwarder addr='192.0.2.1'/><txt name='t' value='one, \"two\"'/>"
                    + "<srv service='ldap' protocol='tcp' domain='full.test' target='a.full.test' port='389'/>"
                    + "<host ip='192.168.77.9'><hostname>nine</hostname><hostname>neun</hostname></host></dns>"
                    + "<bandwidth><inbound average='1000' peak='2000' burst='512'/><outbound average='500' burst='256'/></bandwidth>"
                    + "<ip address='192.168.77.1' netmask='255.255.255.0'><dhcp><range start='192.168.77.10' end='192.168.77.99'>"
                    + "<lease expiry='1' unit='hours'/></range>"
                    + "<host mac='52:54:00:00:00:05' name='five' ip='192.168.77.5'/></dhcp></ip>"
                    + "<ip family='ipv6' address='fd00:77::1' prefix='64'><dhcp><range start='fd00:77::100' end='fd00:77::1ff'/></dhcp></ip>"
                    + "<route address='10.99.0.0' prefix='16' gateway='192.168.77.2' metric='7'/></network>";

    @TempDir
    Path folder;

    private final RealHost host = new RealHost();
    private Opened open;
    private String before;

    @BeforeEach
    void begin() {
        before = everything();
        open = new Opened(host, folder);
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

    @Test
    void makesEverythingThatADefinitionSays() {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        String link = run("ip", "-d", "link", "show", "dev", "full0");
        assertTrue(
                link.contains("mtu 1400") && link.contains("52:54:00:01:02:03") && link.contains("stp_state 0"), link);
        String addresses = run("ip", "address", "show", "dev", "full0");
        assertTrue(addresses.contains("192.168.77.1/24") && addresses.contains("fd00:77::1/64"), addresses);
        assertTrue(run("ip", "route").contains("10.99.0.0/16 via 192.168.77.2 dev full0"), () -> run("ip", "route"));
        String rules = run("nft", "list", "table", "inet", "vireo-full0");
        assertTrue(rules.contains("masquerade to :2000-3000"), rules);
        assertTrue(
                run("tc", "class", "show", "dev", "full0").contains("rate 8Mbit ceil 16Mbit"),
                () -> run("tc", "class", "show", "dev", "full0"));
        assertTrue(dnsmasq(full).isPresent(), "no dnsmasq");
        assertEquals(List.of(), open.leases(full).leases(Optional.empty()));
    }

    @Test
    void answersForItsNames() throws Exception {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        assertEquals("192.168.77.9", Lookup.address("192.168.77.1", "nine"));
        assertEquals("192.168.77.9", Lookup.address("192.168.77.1", "neun"));
        open.control(full)
                .update(
                        NetworkUpdateCommand.ADD_LAST,
                        NetworkUpdateSection.DNS_HOST,
                        -1,
                        "<host ip='192.168.77.8'><hostname>eight</hostname></host>",
                        Set.of(NetworkUpdateFlag.LIVE));
        assertEquals("192.168.77.8", Lookup.address("192.168.77.1", "eight"));
    }

    @Test
    void isFoundAgainByTheNextStart() {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        open.ports(full).createPort(PORT, Set.of());
        ProcessIdentity dnsmasq = dnsmasq(full).orElseThrow();
        open.close();
        open = new Opened(host, folder);
        assertTrue(open.control(full).isActive());
        assertEquals(1, open.ports(full).listPorts().size());
        assertEquals(dnsmasq, dnsmasq(full).orElseThrow(), "dnsmasq was started again without need");
    }

    private static final String PORT =
            "<networkport><uuid>11111111-2222-4333-8444-555555550114</uuid><owner><name>m</name>"
                    + "<uuid>11111111-2222-4333-8444-555555550115</uuid></owner><mac address='52:54:00:7b:35:93'/></networkport>";

    @Test
    void startsADnsmasqAgainThatDied() throws Exception {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        ProcessIdentity dead = dnsmasq(full).orElseThrow();
        dead.kill(Duration.ofSeconds(5));
        open.close();
        open = new Opened(host, folder);
        assertTrue(dnsmasq(full).isPresent(), "no dnsmasq");
    }

    @Test
    void aDnsmasqThatEndsIsStartedAgainUntilThatIsHopeless() throws Exception {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        for (int round = 0; round < 3; round++) {
            dnsmasq(full).orElseThrow().kill(Duration.ofSeconds(5));
            int restarts = round + 1;
            await(() -> nameServerEvents().size() == restarts);
            assertEquals(
                    NameServerChange.RESTARTED, nameServerEvents().get(round).change());
            assertEquals("192.168.77.9", Lookup.address("192.168.77.1", "nine"));
        }
        dnsmasq(full).orElseThrow().kill(Duration.ofSeconds(5));
        await(() -> nameServerEvents().size() == 4);
        assertEquals(NameServerChange.GIVEN_UP, nameServerEvents().get(3).change());
        assertTrue(dnsmasq(full).isEmpty(), "there is one all the same");
        assertTrue(open.control(full).isActive());
    }

    private List<NetworkEvent.NameServer> nameServerEvents() {
        return open.events.stream()
                .filter(NetworkEvent.NameServer.class::isInstance)
                .map(NetworkEvent.NameServer.class::cast)
                .toList();
    }

    @Test
    void tellsOfALeaseThatIsLentRenewedAndGivenBack() throws Exception {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        open.listen(NetworkEvent.Lease.class);
        run("ip", "link", "add", "name", "guest0", "address", "52:54:00:00:00:05", "type", "veth", "peer", "port0");
        try {
            run("ip", "link", "set", "dev", "port0", "master", "full0", "up");
            run("ip", "link", "set", "dev", "guest0", "up");
            client("-q", "-R");
            await(() -> leaseEvents().size() == 1);
            NetworkEvent.Lease lent = leaseEvents().get(0);
            assertEquals(LeaseChange.LENT, lent.change());
            assertEquals("192.168.77.5", lent.lease().address());
            assertEquals(Optional.of("52:54:00:00:00:05"), lent.lease().mac());
            assertEquals(List.of(lent.lease()), open.leases(full).leases(Optional.empty()));
            Thread.sleep(1100);
            client("-q");
            await(() -> leaseEvents().size() == 2);
            assertEquals(LeaseChange.RENEWED, leaseEvents().get(1).change());
        } finally {
            run("ip", "link", "delete", "dev", "guest0");
        }
    }

    private static void client(String... options) {
        List<String> command =
                new ArrayList<>(List.of("busybox", "udhcpc", "-i", "guest0", "-f", "-n", "-s", "/bin/true"));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
    }

    private List<NetworkEvent.Lease> leaseEvents() {
        return open.events.stream()
                .filter(NetworkEvent.Lease.class::isInstance)
                .map(NetworkEvent.Lease.class::cast)
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come to it in time");
            Thread.sleep(20);
        }
    }

    @Test
    void knowsThatItsBridgeIsGone() {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        open.close();
        run("ip", "link", "delete", "dev", "full0");
        open = new Opened(host, folder);
        assertFalse(open.control(full).isActive());
    }

    @Test
    void refusesASubnetAndABridgeThatAreTakenBeforeItChangesAnything() {
        run("ip", "link", "add", "name", "other0", "type", "bridge");
        run("ip", "address", "add", "192.168.77.200/25", "dev", "other0");
        String taken = everything();
        NetworkRef full = open.define(FULL);
        VirtException failure =
                assertThrows(VirtException.class, () -> open.control(full).start());
        assertTrue(failure.getMessage().contains("already in use by interface other0"), failure.getMessage());
        NetworkRef same = open.define("<network><name>same</name><bridge name='other0'/></network>");
        assertThrows(VirtException.class, () -> open.control(same).start());
        assertEquals(taken, everything());
        run("ip", "link", "delete", "dev", "other0");
    }

    @Test
    void undoesEverythingWhenTheLastStepFails() {
        NetworkRef bad = open.define(FULL.replace(
                "</network>",
                "<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>"
                        + "<dnsmasq:option value='no-such-option'/></dnsmasq:options></network>"));
        VirtException failure =
                assertThrows(VirtException.class, () -> open.control(bad).start());
        assertTrue(
                failure.getMessage().contains("no-such-option")
                        || failure.getMessage().contains("bad option"),
                failure.getMessage());
        assertFalse(open.control(bad).isActive());
        assertEquals(before, everything());
    }

    @Test
    void limitsWhatPassesThroughAPort() {
        NetworkRef full = open.define(FULL);
        open.control(full).start();
        NetworkPortControl port =
                open.part(NetworkPortControl.class, open.ports(full).createPort(PORT, Set.of()));
        String end = HostEndAddress.of("52:54:00:7b:35:93");
        run("ip", "link", "add", "name", "plug0", "address", end, "type", "veth", "peer", "name", "plug1");
        run("ip", "link", "set", "dev", "plug0", "master", open.control(full).bridgeName());
        port.setParameters(
                TypedParameters.builder().ofUint("inbound.average", 100).build());
        assertTrue(run("tc", "class", "show", "dev", "plug0").contains("rate 800Kbit"));
        port.setParameters(
                TypedParameters.builder().ofUint("inbound.average", 0).build());
        assertEquals("", run("tc", "class", "show", "dev", "plug0"));
        run("ip", "link", "delete", "dev", "plug0");
        port.delete();
    }

    private Optional<ProcessIdentity> dnsmasq(NetworkRef ref) {
        StateFolders folders = StateFolders.below(folder).of("network");
        return new Dnsmasq(host, DnsmasqFiles.of(folders, ref.uuid().toString())).find();
    }

    /** Devices, rules and processes of dnsmasq; what the kernel counts is left out. */
    private String everything() {
        List<String> all = new ArrayList<>();
        all.add(Pattern.compile("(?m)^[0-9]+: ")
                .matcher(run("ip", "-o", "link"))
                .replaceAll(""));
        all.add(run("nft", "list", "ruleset"));
        all.add(Boolean.toString(Files.exists(folder)));
        ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains("--conf-file=" + folder))
                .forEach(each -> all.add("dnsmasq " + each.pid()));
        return String.join("\n", all);
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(10))
                .orFail(String.join(" ", command))
                .output();
    }
}

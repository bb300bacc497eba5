package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.ConnectUri;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.device.NodeDevices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StateReason;
import io.vireo.host.HostInfo;
import io.vireo.host.HostMemory;
import io.vireo.iface.HostInterfaces;
import io.vireo.network.Networks;
import io.vireo.spi.Driver;
import io.vireo.storage.StoragePools;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDriverTest {

    @TempDir
    Path folder;

    @Test
    void driverIsFoundByServiceLoader() {
        assertTrue(ServiceLoader.load(Driver.class).stream().anyMatch(each -> each.type() == TestDriver.class));
    }

    @Test
    void driverServesLocalTestUrisAloneAndNeedsNobodyElse() {
        TestDriver driver = new TestDriver();
        assertEquals(Set.of("test"), driver.schemes());
        assertTrue(driver.claims(ConnectUri.parse("test:///default")));
        assertFalse(driver.claims(ConnectUri.parse("test+tcp://host/default")));
        assertEquals(Set.of(), driver.companions());
        assertEquals(ErrorDomain.TEST, driver.errorDomain());
    }

    @Test
    void everyKindOfObjectIsComposedOnce() {
        List<?> refs = new TestDriver()
                .parts().stream().map(each -> each.ref().orElseThrow()).toList();
        assertEquals(refs.size(), Set.copyOf(refs).size());
    }

    @Test
    void defaultHostHasOneOfEverything() {
        try (Bench bench = Bench.open()) {
            DomainRef test = bench.domain("test");
            assertEquals(UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f"), test.uuid());
            assertEquals(1, test.id().orElseThrow());
            assertEquals(StateReason.RUNNING_UNKNOWN, bench.inspect(test).state());
            assertEquals(Bytes.ofGib(8), bench.inspect(test).info().maxMemory());
            assertEquals(Bytes.ofGib(2), bench.inspect(test).info().memory());
            assertEquals(
                    "default",
                    bench.connect(Networks.class).listNetworks(Set.of()).get(0).name());
            assertEquals(
                    "default-pool",
                    bench.connect(StoragePools.class).listPools(Set.of()).get(0).name());
            assertEquals(
                    "eth1",
                    bench.connect(HostInterfaces.class)
                            .listInterfaces(Set.of())
                            .get(0)
                            .name());
            assertEquals(
                    List.of("computer", "scsi_host1", "scsi_host2", "scsi_host11"),
                    bench.connect(NodeDevices.class).listNodeDevices(Set.of()).stream()
                            .map(each -> each.name())
                            .toList());
        }
    }

    @Test
    void defaultDomainIsCompletedAsLibvirtDoes() {
        try (Bench bench = Bench.open()) {
            Element xml = Element.parse(bench.inspect(bench.domain("test")).xmlDesc(Set.of()));
            assertEquals(Optional.of("1"), xml.attribute("id"));
            assertEquals(
                    List.of(
                            "name",
                            "uuid",
                            "memory",
                            "currentMemory",
                            "vcpu",
                            "os",
                            "clock",
                            "on_poweroff",
                            "on_reboot",
                            "on_crash",
                            "devices"),
                    xml.children().stream().map(Element::name).toList());
            assertEquals(Optional.of("testnet0"), xml.at("devices/interface/target/@dev"));
            assertEquals(Optional.of("hd"), xml.at("os/boot/@dev"));
            assertEquals(Optional.of("static"), xml.at("vcpu/@placement"));
        }
    }

    @Test
    void hostIsTheOneThatLibvirtMakesUp() {
        try (Bench bench = Bench.open()) {
            HostInfo host = bench.connect(HostInfo.class);
            assertEquals("i686", host.nodeInfo().model());
            assertEquals(16, host.nodeInfo().cpus());
            assertEquals(Bytes.ofGib(3), host.nodeInfo().memory());
            assertEquals(32, host.maxVcpus(Optional.empty()));
            assertEquals(2, host.hypervisorVersion());
            Element capabilities = Element.parse(host.capabilities());
            assertEquals(2, capabilities.findAll("host/topology/cells/cell").size());
            assertEquals(Optional.of("i686"), capabilities.at("guest/arch/@name"));
            assertEquals(
                    List.of(Bytes.ofMib(2), Bytes.ofMib(4)),
                    bench.connect(HostMemory.class).cellsFreeMemory(0));
            assertThrows(
                    VirtException.class, () -> bench.connect(HostMemory.class).cellsFreeMemory(2));
        }
    }

    @Test
    void connectionsToTheSamePathShareTheHostUntilTheLastOneCloses() {
        TestDriver driver = new TestDriver();
        Bench first = Bench.open(driver, "test:///default");
        Bench second = Bench.open(driver, "test:///default");
        first.define("web");
        assertEquals("web", second.domain("web").name());
        assertEquals(1, second.lifecycles().size(), "events reach every connection");
        first.close();
        first.close();
        assertEquals("web", second.domain("web").name());
        second.close();
        try (Bench third = Bench.open(driver, "test:///default")) {
            assertThrows(NotFound.class, () -> third.domain("web"));
        }
    }

    @Test
    void closedConnectionHearsNoMoreEvents() {
        TestDriver driver = new TestDriver();
        Bench first = Bench.open(driver, "test:///default");
        try (Bench second = Bench.open(driver, "test:///default")) {
            first.close();
            second.define("web");
            assertEquals(List.of(), first.events);
        }
    }

    @Test
    void ownHostIsReadFromAFileAndThoseThatItNames() throws Exception {
        Files.writeString(folder.resolve("guest.xml"), Bench.xml("filed"));
        Path host = Files.writeString(
                folder.resolve("host.xml"),
                "<node><cpu><active>4</active><model>x86_64</model></cpu><memory>1024</memory>"
                        + "<domain file='guest.xml'/>"
                        + "<pool type='dir'><name>p</name><target><path>/p</path></target>"
                        + "<volume><name>v</name><capacity>1000</capacity></volume></pool></node>");
        try (Bench bench = Bench.open(new TestDriver(), "test://" + host)) {
            assertEquals(4, bench.connect(HostInfo.class).nodeInfo().cpus());
            assertEquals("x86_64", bench.connect(HostInfo.class).nodeInfo().model());
            assertEquals(
                    StateReason.RUNNING_UNKNOWN,
                    bench.inspect(bench.domain("filed")).state());
            assertEquals(
                    "p", bench.connect(StoragePools.class).volByPath("/p/v").pool());
        }
    }

    @Test
    void fileSaysHowItsDomainsStand() throws Exception {
        String open = "<domain type='test' xmlns:test='" + GuestFile.NAMESPACE + "'>";
        String rest = "<memory>1024</memory><os><type>hvm</type></os></domain>";
        Path host = Files.writeString(
                folder.resolve("host.xml"),
                "<node>"
                        + open + "<name>off</name><test:runstate>5</test:runstate>" + rest
                        + open + "<name>paused</name><test:runstate>3</test:runstate>" + rest
                        + open + "<name>gone</name><test:transient/>" + rest
                        + open + "<name>saved</name><test:runstate>5</test:runstate><test:hasmanagedsave/>" + rest
                        + open + "<name>snapped</name><test:domainsnapshot><name>s1</name><state>shutoff</state>"
                        + "<creationTime>1</creationTime><active>1</active></test:domainsnapshot>" + rest
                        + "</node>");
        try (Bench bench = Bench.open(new TestDriver(), "test://" + host)) {
            Domains domains = bench.connect(Domains.class);
            assertEquals(
                    List.of("off", "saved"),
                    domains.listDomains(Set.of(ListDomainsFlag.INACTIVE)).stream()
                            .map(DomainRef::name)
                            .toList());
            assertEquals(
                    List.of("gone"),
                    domains.listDomains(Set.of(ListDomainsFlag.TRANSIENT)).stream()
                            .map(DomainRef::name)
                            .toList());
            assertEquals(
                    StateReason.PAUSED_UNKNOWN,
                    bench.inspect(bench.domain("paused")).state());
            assertTrue(bench.as(ManagedSave.class, bench.domain("saved")).hasManagedSave());
            assertEquals(
                    "s1",
                    bench.as(Snapshots.class, bench.domain("snapped"))
                            .currentSnapshot()
                            .name());
            String xml = bench.inspect(bench.domain("off")).xmlDesc(Set.of(DomainXmlFlag.SECURE));
            assertFalse(xml.contains("runstate"), xml);
        }
    }

    @Test
    void contradictionInAFileIsRefused() throws Exception {
        Path host = Files.writeString(
                folder.resolve("host.xml"),
                "<node><domain type='test' xmlns:test='" + GuestFile.NAMESPACE + "'><name>x</name><memory>1</memory>"
                        + "<os><type>hvm</type></os><test:transient/><test:runstate>5</test:runstate></domain></node>");
        VirtException refusal = assertThrows(VirtException.class, () -> Bench.open(new TestDriver(), "test://" + host));
        assertTrue(refusal.getMessage().contains("transient domain cannot have runstate 'shutoff'"));
    }

    @Test
    void filesThatAreNoHostsAreRefused() throws Exception {
        VirtException missing = assertThrows(
                VirtException.class, () -> Bench.open(new TestDriver(), "test://" + folder.resolve("no.xml")));
        assertEquals(Optional.of(ErrorCode.SYSTEM_ERROR), missing.code());
        Path other = Files.writeString(folder.resolve("other.xml"), "<domain/>");
        assertThrows(VirtException.class, () -> Bench.open(new TestDriver(), "test://" + other));
        Path secret = Files.writeString(
                folder.resolve("auth.xml"), "<node><auth><user password='x'>ada</user></auth></node>");
        assertThrows(Denied.class, () -> Bench.open(new TestDriver(), "test://" + secret));
        assertThrows(VirtException.class, () -> Bench.open(new TestDriver(), "test:///"));
    }

    @Test
    void failedOpenLeavesNothingBehind() throws Exception {
        Path host = folder.resolve("host.xml");
        Files.writeString(host, "<broken");
        TestDriver driver = new TestDriver();
        assertThrows(VirtException.class, () -> Bench.open(driver, "test://" + host));
        Files.writeString(host, "<node/>");
        Bench.open(driver, "test://" + host).close();
    }
}

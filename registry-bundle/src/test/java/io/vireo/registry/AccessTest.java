package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.Ref;
import io.vireo.TypedParameters;
import io.vireo.domain.AddressSource;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainStats;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.StateReason;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.Resync;
import io.vireo.event.VirtEvent;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Identity;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may not, gets libvirt's words, and the driver is not bothered. */
class AccessTest {

    /** A domain that shows everything. */
    static final class Open implements Inspect, NetworkDevices {

        @Override
        public String xmlDesc(Set<DomainXmlFlag> flags) {
            return "<domain/>";
        }

        @Override
        public StateReason state() {
            throw new IllegalStateException("not asked");
        }

        @Override
        public List<DomainInterface> interfaceAddresses(AddressSource source) {
            return List.of();
        }
    }

    private static final Identity ANN = new Identity(Map.of("unix-user-name", "ann"));

    private final List<String> asked = new ArrayList<>();
    private final Board board = new Board(Settings.of(Board.NOWHERE), List.of(this::judge), Absentees.UNKNOWN);
    private final FakeDriver driver = FakeDriver.hypervisor("fake")
            .with(Talker.class, new Talker(text -> text))
            .withDomains(Open.class, Map.of("web", new Open()));

    AccessTest() {
        board.plug(driver);
    }

    @AfterEach
    void stop() {
        board.close();
    }

    private Optional<String> judge(Identity who, ConnectUri uri, String permission, Ref object) {
        asked.add(permission + " " + object.label());
        return Optional.empty();
    }

    private Domain web(OpenFlag... flags) {
        return board.open("fake:///system", flags).at(DomainRef.of("web", new UUID(1, 1)));
    }

    private static void refused(String message, Runnable call) {
        Denied denied = assertThrows(Denied.class, call::run);
        assertEquals(ErrorCode.OPERATION_DENIED, denied.code().orElseThrow());
        assertEquals(message, denied.getMessage());
    }

    @Test
    void aReadOnlyConnectionReadsAndDoesNotWrite() {
        Connect connect = board.open("fake:///system", OpenFlag.READ_ONLY);
        assertEquals("x", connect.as(Talk.class).echo("x"));
        refused("operation forbidden: read only access prevents virTalkShout", connect.as(Talk.class)::shout);
    }

    @Test
    void aReadOnlyConnectionDoesNotSeeSecrets() {
        Inspect inspect = web(OpenFlag.READ_ONLY).as(Inspect.class);
        assertEquals("<domain/>", inspect.xmlDesc(Set.of(DomainXmlFlag.INACTIVE)));
        refused(
                "operation forbidden: virDomainGetXMLDesc with secure flag",
                () -> inspect.xmlDesc(Set.of(DomainXmlFlag.SECURE)));
        refused(
                "operation forbidden: virDomainGetXMLDesc with secure flag",
                () -> inspect.xmlDesc(Set.of(DomainXmlFlag.INACTIVE, DomainXmlFlag.MIGRATABLE)));
    }

    @Test
    void aReadOnlyConnectionDoesNotTalkToTheGuest() {
        NetworkDevices devices = web(OpenFlag.READ_ONLY).as(NetworkDevices.class);
        assertEquals(List.of(), devices.interfaceAddresses(AddressSource.LEASE));
        refused(
                "operation forbidden: read only access prevents virDomainInterfaceAddresses",
                () -> devices.interfaceAddresses(AddressSource.AGENT));
    }

    @Test
    void aPolicyIsAskedForWhatTheCallNeeds() {
        Domain web = board.open(ANN, "fake:///system").at(DomainRef.of("web", new UUID(1, 1)));
        web.as(Inspect.class).xmlDesc(Set.of(DomainXmlFlag.SECURE));
        web.as(Inspect.class).xmlDesc(Set.of());
        web.as(NetworkDevices.class).interfaceAddresses(AddressSource.AGENT);
        assertEquals(
                List.of(
                        "connect:getattr connection",
                        "domain:read web",
                        "domain:read_secure web",
                        "domain:read web",
                        "domain:read web",
                        "domain:write web"),
                asked);
    }

    @Test
    void nobodyIsAskedAboutThisProcessItself() {
        web().as(Inspect.class).xmlDesc(Set.of(DomainXmlFlag.SECURE));
        assertEquals(List.of(), asked);
    }

    /** Two domains, in a list and in statistics. */
    static final class Two implements Domains {

        static final List<DomainRef> ALL =
                List.of(DomainRef.of("web", new UUID(1, 1)), DomainRef.of("db", new UUID(1, 2)));

        @Override
        public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
            return ALL;
        }

        @Override
        public DomainRef domainByUuid(UUID uuid) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public DomainRef domainByName(String name) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
            return ALL.get(0);
        }

        @Override
        public List<DomainStats> allDomainStats(List<DomainRef> domains, Set<StatsKind> kinds, Set<StatsFlag> flags) {
            return ALL.stream()
                    .map(each -> new DomainStats(each, TypedParameters.NONE))
                    .toList();
        }
    }

    /** Refuses one permission on the object of one name. */
    private record Against(String permission, String name) implements AccessPolicy {

        @Override
        public Optional<String> refuses(Identity who, ConnectUri uri, String needed, Ref object) {
            return needed.equals(permission) && object.label().equals(name)
                    ? Optional.of("not on a Sunday")
                    : Optional.empty();
        }
    }

    private static Board against(String permission, String name) {
        Board board = new Board(Settings.of(Board.NOWHERE), List.of(new Against(permission, name)), Absentees.UNKNOWN);
        board.plug(FakeDriver.hypervisor("two").with(Two.class, new Two()));
        return board;
    }

    @Test
    void aRefusalSaysWhoWhatAndWhyAndThisProcessMayAllTheSame() {
        try (Board strict = against("connect:search_domains", "connection")) {
            Domains domains = strict.open(ANN, "two:///system").as(Domains.class);
            Denied denied = assertThrows(Denied.class, () -> domains.listDomains(Set.of()));
            assertEquals(ErrorCode.ACCESS_DENIED, denied.code().orElseThrow());
            assertEquals(
                    "access denied: connect:search_domains of connection on two:///system for {unix-user-name=ann}: "
                            + "not on a Sunday",
                    denied.getMessage());
            assertEquals(
                    2,
                    strict.open("two:///system")
                            .as(Domains.class)
                            .listDomains(Set.of())
                            .size());
        }
    }

    @Test
    void whoMayNotConnectDoesNot() {
        try (Board strict = against("connect:getattr", "connection")) {
            assertThrows(Denied.class, () -> strict.open(ANN, "two:///system"));
        }
    }

    @Test
    void aListLeavesOutWhatMayNotBeSeen() {
        try (Board hiding = against("domain:getattr", "db")) {
            Domains domains = hiding.open(ANN, "two:///system").as(Domains.class);
            assertEquals(List.of(Two.ALL.get(0)), domains.listDomains(Set.of()));
            assertEquals(
                    2, domains.allDomainStats(List.of(), Set.of(), Set.of()).size());
        }
    }

    @Test
    void statisticsLeaveOutWhatMayNotBeReadOnAReadOnlyConnectionToo() {
        try (Board hiding = against("domain:read", "web")) {
            Domains domains =
                    hiding.open(ANN, "two:///system", OpenFlag.READ_ONLY).as(Domains.class);
            assertEquals(
                    List.of("db"),
                    domains.allDomainStats(List.of(), Set.of(), Set.of()).stream()
                            .map(each -> each.domain().name())
                            .toList());
            assertEquals(2, domains.listDomains(Set.of()).size());
        }
    }

    @Test
    void whatHappensToAHiddenObjectIsNotHeard() {
        FakeDriver told = FakeDriver.hypervisor("told").with(Two.class, new Two());
        try (Board hiding = against("domain:getattr", "db")) {
            hiding.plug(told);
            List<String> heard = new CopyOnWriteArrayList<>();
            hiding.open(ANN, "told:///system")
                    .subscribe(
                            EventFilter.ALL,
                            each -> heard.add(each.event().subject().label()));
            for (DomainRef each : List.of(Two.ALL.get(1), Two.ALL.get(0))) {
                told.emit(new DomainEvent.Reboot(each));
            }
            Await.until("an event", () -> !heard.isEmpty());
            assertEquals(List.of("web"), heard);
        }
    }

    @Test
    void howThingsStandAfterAGapIsToldWithoutHiddenObjects() {
        FakeDriver told = FakeDriver.hypervisor("told").with(Two.class, new Two());
        try (Board hiding = against("domain:getattr", "db")) {
            hiding.plug(told);
            List<VirtEvent> heard = new CopyOnWriteArrayList<>();
            hiding.open(ANN, "told:///system").subscribe(EventFilter.ALL, each -> heard.add(each.event()));
            told.emit(new Resync(
                    "a gap",
                    3,
                    Two.ALL.stream().map(each -> new Resync.Present(each, true)).toList()));
            Await.until("an event", () -> !heard.isEmpty());

            List<DomainRef> visible =
                    Two.ALL.stream().filter(each -> each.name().equals("web")).toList();
            assertEquals(List.of(new Resync("a gap", 3, List.of(new Resync.Present(visible.get(0), true)))), heard);
        }
    }

    /** CVE-2025-12748: elsewhere a whole document was read on behalf of somebody who might do nothing with it. */
    @Test
    void aDefinitionIsJudgedByTheNameInItBeforeItIsRead() {
        try (Board strict = against("domain:write", "db")) {
            Domains domains = strict.open(ANN, "two:///system").as(Domains.class);
            assertEquals(
                    "web",
                    domains.defineDomain("<domain><name>web</name></domain>", Set.of())
                            .name());
            String endless = "<domain><devices><disk/></devices><name>db</name><uuid>" + new UUID(1, 2)
                    + "</uuid><owner/><memory>and so on";
            assertThrows(Denied.class, () -> domains.defineDomain(endless, Set.of()));
        }
    }

    @Test
    void everyPermissionOfTheApiCanBeRead() throws IOException, ClassNotFoundException {
        int conditional = 0;
        for (Class<?> facet : facets()) {
            for (Method method : facet.getMethods()) {
                Permissions permissions = Permissions.of(method);
                conditional += permissions.all().stream().anyMatch(Permission::isConditional) ? 1 : 0;
            }
        }
        assertTrue(conditional > 20, "only " + conditional + " conditional permissions were seen");
    }

    /** Every facet of the API, found where the API is. */
    private static List<Class<?>> facets() throws IOException, ClassNotFoundException {
        URI home = URI.create(
                Facet.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (FileSystem jar = home.getPath().endsWith(".jar") ? FileSystems.newFileSystem(Path.of(home)) : null) {
            Path root = jar == null ? Path.of(home) : jar.getPath("/");
            List<Class<?>> facets = new ArrayList<>();
            for (Path file : files(root)) {
                Class<?> type = Class.forName(
                        root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", ""));
                if (type.isInterface() && Facet.class.isAssignableFrom(type)) {
                    facets.add(type);
                }
            }
            return facets;
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*/io/vireo/.*[.]class"))
                    .toList();
        }
    }

    @Test
    void aPermissionMayDependOnFlags() throws NoSuchMethodException {
        Permissions update = Permissions.of(Devices.class.getMethod("updateDevice", String.class, Set.class));
        assertEquals("[domain:write, domain:save]", needed(update, Set.of()));
        assertEquals("[domain:write]", needed(update, Set.of(DeviceFlag.LIVE)));
        assertEquals("[domain:write, domain:save]", needed(update, Set.of(DeviceFlag.LIVE, DeviceFlag.CONFIG)));
    }

    private static String needed(Permissions permissions, Set<DeviceFlag> flags) {
        return permissions.neededFor(new Object[] {"", flags}).toList().toString();
    }
}

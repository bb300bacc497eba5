package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.OpenFlag;
import io.vireo.domain.AddressSource;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.StateReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    private final List<String> asked = new ArrayList<>();
    private final Board board = new Board(
            Settings.of(Board.NOWHERE),
            (uri, call) -> asked.add(call.operation()
                    .permissions()
                    .neededFor(call.arguments())
                    .map(Permission::toString)
                    .toList()
                    .toString()),
            Absentees.UNKNOWN);
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
        Domain web = web();
        web.as(Inspect.class).xmlDesc(Set.of(DomainXmlFlag.SECURE));
        web.as(Inspect.class).xmlDesc(Set.of());
        web.as(NetworkDevices.class).interfaceAddresses(AddressSource.AGENT);
        assertEquals(
                List.of("[domain:read, domain:read_secure]", "[domain:read]", "[domain:read, domain:write]"), asked);
    }

    @Test
    void everyPermissionOfTheApiCanBeRead() {
        FacetType.Cache cache = new FacetType.Cache();
        List<Class<? extends io.vireo.Facet>> facets = List.of(
                Inspect.class,
                NetworkDevices.class,
                io.vireo.domain.Devices.class,
                io.vireo.domain.Vcpus.class,
                io.vireo.domain.Lifecycle.class,
                io.vireo.domain.Snapshots.class,
                io.vireo.network.NetworkControl.class);
        facets.forEach(facet -> assertEquals(facet, cache.get(facet).facet()));
        Permissions update = cache.get(io.vireo.domain.Devices.class).methods().values().stream()
                .filter(each -> each.name().equals("updateDevice"))
                .findFirst()
                .orElseThrow()
                .permissions();
        assertEquals(
                "[domain:write, domain:save]",
                update.neededFor(new Object[] {"", Set.of()}).toList().toString());
        assertEquals(
                "[domain:write]",
                update.neededFor(new Object[] {"", Set.of(io.vireo.domain.DeviceFlag.LIVE)})
                        .toList()
                        .toString());
        assertEquals(
                "[domain:write, domain:save]",
                update.neededFor(new Object[] {
                            "", Set.of(io.vireo.domain.DeviceFlag.LIVE, io.vireo.domain.DeviceFlag.CONFIG)
                        })
                        .toList()
                        .toString());
    }
}

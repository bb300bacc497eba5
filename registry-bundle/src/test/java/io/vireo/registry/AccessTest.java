package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Denied;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.domain.AddressSource;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainInterface;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.StateReason;
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
import java.util.Set;
import java.util.UUID;
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

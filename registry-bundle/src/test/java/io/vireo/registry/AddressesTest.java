package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.NoDriver;
import io.vireo.OpenFlag;
import io.vireo.VirtException;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what people write to the driver that is meant. */
class AddressesTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Board board = new Board();

    @BeforeEach
    void configureNothing() {
        configure(false);
    }

    @AfterEach
    void stop() {
        board.close();
    }

    private void configure(boolean isRoot) {
        board.close();
        environment.put("XDG_CONFIG_HOME", folder.toString());
        board = new Board(Settings.of(new Surroundings(environment, folder, isRoot, Optional.empty())));
        for (String scheme : List.of("test", "fake", "qemu")) {
            board.plug(FakeDriver.hypervisor(scheme));
        }
    }

    private void file(String... lines) throws IOException {
        Path file = folder.resolve("vireo").resolve("vireo.conf");
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private String opened(String uri, OpenFlag... flags) {
        return board.open(uri, flags).uri().toString();
    }

    @Test
    void anAliasStandsForAUri() throws IOException {
        file("# my hosts", "uri_aliases = [", "  \"box=fake:///system\", # a box", "  'mill=test:///mill'", "]");
        assertEquals("fake:///system", opened("box"));
        assertEquals("test:///mill", opened("mill"));
        VirtException failure = assertThrows(VirtException.class, () -> opened("box", OpenFlag.NO_ALIASES));
        assertEquals(ErrorCode.INVALID_ARG, failure.code().orElseThrow());
        assertThrows(VirtException.class, () -> opened("unknown"));
    }

    @Test
    void theDefaultIsTheEnvironmentsBeforeTheConfigurations() throws IOException {
        file("uri_default = \"fake:///configured\"");
        assertEquals("fake:///configured", opened(""));
        environment.put("LIBVIRT_DEFAULT_URI", "fake:///libvirt");
        configure(false);
        assertEquals("fake:///libvirt", opened(""));
        environment.put("VIREO_DEFAULT_URI", "fake:///vireo");
        configure(false);
        assertEquals("fake:///vireo", opened(""));
    }

    @Test
    void aDefaultMayBeAnAliasAndStandWithoutQuotes() throws IOException {
        file("uri_default=box", "uri_aliases = [\"box=fake:///system\"]");
        assertEquals("fake:///system", opened(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uri_default|1: '=' is expected",
                "uri_default = \"x|1: a text in quotes is expected",
                "= 1|1: a name is expected",
                "uri_aliases = [ x ]|1: a text in quotes is expected",
                "uri_aliases = [ 'a=b' 'c=d' ]|1: a comma or ']' is expected",
                "uri_default = \"x\" y|1: the end of the line is expected"
            })
    void aWrongConfigurationIsAnErrorWithItsLine(String text, String expected) throws IOException {
        file(text);
        VirtException failure = assertThrows(VirtException.class, () -> opened(""));
        assertEquals(ErrorCode.CONF_SYNTAX, failure.code().orElseThrow());
        assertTrue(failure.getMessage().endsWith("vireo.conf:" + expected), failure.getMessage());
    }

    @Test
    void anEntryWithoutANameIsNoAlias() throws IOException {
        file("uri_aliases = [ \"fake:///system\" ]");
        VirtException failure = assertThrows(VirtException.class, () -> opened("box"));
        assertTrue(failure.getMessage().endsWith("in uri_aliases is not of the form name=uri"), failure.getMessage());
    }

    @Test
    void withoutAnyUriTheLocalDriversAreTriedAndTheSimulatorLast() {
        assertEquals("qemu:///session", opened(""));
        configure(true);
        assertEquals("qemu:///system", opened(""));
    }

    @Test
    void aDriverThatDoesNotAnswerIsPassedOver() {
        board.close();
        board = new Board();
        board.plug(FakeDriver.hypervisor("qemu").opening(request -> {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "no emulator");
        }));
        String message = assertThrows(NoDriver.class, () -> opened("")).getMessage();
        assertEquals(
                "no connection driver available for the default connection: qemu:///system does not answer:"
                        + " operation failed: no emulator; here: driver QEMU (bundle.QEMU 1.2.3) for qemu",
                message);
        board.plug(FakeDriver.hypervisor("test"));
        assertEquals("test:///default", opened(""));
    }

    @Test
    void nobodyForAUriSaysWhoIsHereAndWhoIsNotAndWhy() {
        DriverStatus lxc = new DriverStatus(
                "lxc", Optional.of(DriverKind.HYPERVISOR), Set.of("lxc"), "a.lxc", "1.0", false, "no cgroups");
        try (Board known = new Board(Settings.of(Board.NOWHERE), List.of(), () -> List.of(lxc))) {
            known.plug(FakeDriver.hypervisor("fake"));
            String message = assertThrows(NoDriver.class, () -> known.open("lxc:///system"))
                    .getMessage();
            assertEquals(
                    "no connection driver available for lxc:///system: here: driver FAKE (bundle.FAKE 1.2.3)"
                            + " for fake; driver bundle a.lxc 1.0 is not active: no cgroups",
                    message);
            assertEquals(
                    List.of(true, false),
                    known.switchboard.status().stream()
                            .map(DriverStatus::active)
                            .toList());
        }
    }

    @Test
    void aUriWithATransportOrAnUnknownHostGoesToTheDriverForServers() {
        assertThrows(NoDriver.class, () -> opened("fake+tls://host/system"));
        FakeDriver remote = FakeDriver.hypervisor("remote");
        board.plug(remote);
        opened("fake+tls://host/system");
        opened("fake://host/system");
        opened("xen+ssh://host/");
        assertEquals(3, remote.opened.size());
        opened("fake:///system");
        assertThrows(NoDriver.class, () -> opened("xen:///system"));
        assertEquals(3, remote.opened.size());
    }

    @Test
    void amongDriversOfOneSchemeRankingDecidesThenAge() {
        FakeDriver better = FakeDriver.hypervisor("fake");
        FakeDriver late = FakeDriver.hypervisor("qemu");
        board.plug(better, 5);
        board.plug(late);
        opened("fake:///system");
        opened("qemu:///system");
        assertEquals(1, better.opened.size());
        assertEquals(0, late.opened.size());
    }

    @Test
    void theRootOfTheUriMovesTheStateAndMustBeAPath() {
        FakeDriver rooted = FakeDriver.hypervisor("rooted");
        board.plug(rooted);
        opened("rooted:///system?root=/tmp/a/../b");
        opened("rooted:///system");
        assertEquals(Optional.of(Path.of("/tmp/b")), rooted.opened.get(0).root());
        assertEquals(Optional.empty(), rooted.opened.get(1).root());
        VirtException failure = assertThrows(VirtException.class, () -> opened("rooted:///system?root=%00"));
        assertEquals(ErrorCode.INVALID_ARG, failure.code().orElseThrow());
    }
}

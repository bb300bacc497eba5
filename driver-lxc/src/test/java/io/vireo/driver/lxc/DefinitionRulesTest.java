package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What definitions of containers mean, without a container. */
class DefinitionRulesTest {

    private static final String ROOT =
            "<filesystem type='mount'><source dir='/srv/web'/><target dir='/'/></filesystem>";

    @TempDir
    private Path folder;

    private static Element complete(String devices, String more) {
        return Definitions.complete(
                "<domain type='lxc'><name>web</name><memory>65536</memory><os><type>exe</type></os>" + more
                        + "<devices>" + devices + "</devices></domain>",
                true);
    }

    @Test
    void whatIsLeftOutIsWrittenOut() {
        Element complete = complete(ROOT + "<interface type='bridge'><source bridge='br0'/></interface><console/>", "");

        assertEquals(Optional.of("/sbin/init"), complete.at("os/init"));
        assertEquals(Optional.of("destroy"), complete.at("on_poweroff"));
        assertEquals(Optional.of("0"), complete.at("devices/console/target/@port"));
        assertTrue(complete.at("devices/interface/mac/@address").orElseThrow().startsWith("00:16:3e:"));
        assertEquals(complete, ContainerDefaults.complete(complete), "a complete definition stays as it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<filesystem type='mount'><source dir='/'/><target dir='/'/></filesystem>",
                "<filesystem type='mount'><source dir='/tmp/..'/><target dir='/'/></filesystem>",
                "<filesystem type='mount'><source dir='/'/><target dir='/'/><readonly/></filesystem>",
                "<filesystem type='ram'><source usage='9'/><target dir='/'/></filesystem>",
                ROOT + "<filesystem type='mount'><source dir='/'/><target dir='/host'/></filesystem>",
                ROOT + ROOT
            })
    void aContainerGetsARootOfItsOwn(String devices) {
        assertThrows(VirtException.class, () -> complete(devices, ""));
    }

    private static Element onHost(String more, String boot) {
        return Definitions.complete(
                "<domain type='lxc' xmlns:vireo='urn:vireo:lxc:1.0'><name>web</name><memory>65536</memory>"
                        + "<os><type>exe</type>" + boot + "</os>" + more + "<devices><filesystem type='mount'>"
                        + "<source dir='/'/><target dir='/'/></filesystem></devices></domain>",
                true);
    }

    @Test
    void onlyWhoSaysSoGetsTheHostsFilesAndOnlyForAProgramThatIsNoInit() throws IOException {
        Path program = Files.createFile(folder.resolve("program"));
        String boot = "<init>" + program + "</init>";

        assertEquals(
                Optional.of("host"), onHost("<vireo:root of='host'/>", boot).at("vireo:root/@of"));
        assertTrue(assertThrows(VirtException.class, () -> onHost("", boot))
                .getMessage()
                .contains("<vireo:root of='host'"));
        assertThrows(VirtException.class, () -> onHost("<vireo:root of='guest'/>", boot));
        assertThrows(VirtException.class, () -> onHost("<vireo:root/>", boot));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<init>/sbin/init</init>",
                "<init>/proc/1/exe</init>",
                "<init>%s/systemd</init>",
                "<init>%s/link-to-init</init>",
                "<init>%s/busybox</init><initarg>init</initarg>",
                "<init>%s/busybox</init><initarg>nice</initarg><initarg>/sbin/init</initarg>",
                "<init>%s/busybox</init><initarg>sh</initarg><initarg>-c</initarg><initarg>exec /lib/systemd/systemd;"
                        + "</initarg>",
                "<init>%s/not-there</init>"
            })
    void noInitOfTheHostRunsOnTheHostsFiles(String boot) throws IOException {
        Files.createFile(folder.resolve("busybox"));
        Files.createFile(folder.resolve("systemd"));
        Files.createSymbolicLink(folder.resolve("link-to-init"), Path.of("systemd"));

        assertThrows(
                VirtException.class, () -> onHost("<vireo:root of='host'/>", boot.replace("%s", folder.toString())));
    }

    @Test
    void onTheHostsFilesNothingCoversTheProgram() throws IOException {
        Path program = Files.createFile(folder.resolve("program"));
        String covering = "<devices><filesystem type='mount'><source dir='/'/><target dir='/'/></filesystem>"
                + "<filesystem type='mount'><source dir='/usr'/><target dir='" + folder + "'/></filesystem></devices>";
        Element definition = Element.parse("<domain><os><init>" + program
                + "</init></os><vireo:root xmlns:vireo='urn:vireo:lxc:1.0' of='host'/>" + covering + "</domain>");

        String message = assertThrows(VirtException.class, () -> RootRule.require(definition))
                .getMessage();

        assertTrue(message.contains("would cover"), message);
    }

    @Test
    void whoSaysTheHostsFilesDoesNotGetOthers() {
        assertThrows(
                VirtException.class, () -> complete(ROOT, "<vireo:root xmlns:vireo='urn:vireo:lxc:1.0' of='host'/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<disk type='network'><target dev='vda'/></disk>",
                "<interface type='user'/>",
                "<graphics type='vnc'/>",
                "<hostdev mode='subsystem' type='usb'/>",
                "<interface type='bridge'><source bridge='br0'/><frob/></interface>"
            })
    void whatIsNotHonouredIsNamed(String device) {
        String message = assertThrows(VirtException.class, () -> complete(ROOT + device, ""))
                .getMessage();

        assertTrue(message.contains("devices/"), message);
    }

    @Test
    void aPathInAContainerNeverLeavesIt() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "inside");
        Files.createSymbolicLink(root.resolve("absolute"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(root.resolve("upwards"), Path.of("../../../../etc/passwd"));
        Files.createSymbolicLink(root.resolve("round"), Path.of("round"));

        assertEquals(Optional.of(root.resolve("etc/passwd")), HostPaths.within(root, "/absolute"));
        assertEquals(Optional.of(root.resolve("etc/passwd")), HostPaths.within(root, "/upwards"));
        assertEquals(Optional.empty(), HostPaths.within(root, "/round"));
        assertEquals(Optional.empty(), HostPaths.within(root, "/nothing"));
    }

    @Test
    void routesBecomeCommands() {
        Element card = Element.parse("<interface type='ethernet'><guest dev='e0'/>"
                + "<route family='ipv4' address='192.168.0.0' netmask='255.255.0.0' gateway='10.0.0.1' metric='7'/>"
                + "<route family='ipv6' address='2001:db8::' prefix='32' gateway='fe80::1'/></interface>");

        assertEquals(
                List.of(
                        "route add 192.168.0.0/16 via 10.0.0.1 dev e0 metric 7",
                        "-6 route add 2001:db8::/32 via fe80::1 dev e0"),
                Nic.of(card, 0).routes().stream()
                        .map(route -> route.toCommand("e0"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1; reboot", "$(reboot)", "a b", ""})
    void anAddressIsAnAddress(String text) {
        Element card = Element.of("interface")
                .with("type", "ethernet")
                .add(Element.of("ip").with("address", text));

        assertThrows(VirtException.class, () -> Nic.of(card, 0));
    }

    @Test
    void capabilitiesGoByPolicy() {
        assertTrue(capabilities("<capabilities policy='default'/>").names().contains("sys_module"));
        assertTrue(!capabilities("<capabilities policy='default'><sys_module state='on'/></capabilities>")
                .names()
                .contains("sys_module"));
        assertEquals(
                new Capabilities(true, List.of("chown")),
                capabilities("<capabilities policy='deny'><chown state='on'/></capabilities>"));
        assertEquals(
                new Capabilities(false, List.of("chown")),
                capabilities("<capabilities policy='allow'><chown state='off'/></capabilities>"));
    }

    private static Capabilities capabilities(String element) {
        return Capabilities.of(Element.parse("<domain><features>" + element + "</features></domain>"));
    }

    @Test
    void endsAreReadFromLiblxcsLog() throws IOException {
        ContainerLog log = new ContainerLog(folder.resolve("web.log"));
        Files.writeString(
                log.file(),
                "lxc-start x INFO error - error.c:lxc_error_set_and_log:31 - Child <17> ended on error (7)\n"
                        + "lxc-start x INFO error - error.c:lxc_error_set_and_log:34 - Child <18> ended on signal"
                        + " Killed(9)\n");

        assertEquals(new ExitNote(false, 7), log.exit(17));
        assertEquals(Ending.CRASHED, log.exit(18).ending());
        assertEquals(ExitNote.CLEAN, log.exit(19));
        assertEquals(new ExitNote(true, 9), log.exit(0), "the last one, of a process that nobody has seen");
    }

    @Test
    void versionsAreWrittenAsLibvirtWritesThem() {
        assertEquals(5_000_002, LxcTools.number("5.0.2"));
        assertEquals(4_000_000, LxcTools.number("4.0-devel"));
    }
}

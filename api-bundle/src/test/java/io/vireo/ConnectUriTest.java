package io.vireo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectUriTest {

    private static ConnectUri at(String host) {
        return new ConnectUri(
                "qemu",
                Optional.of("ssh"),
                Optional.empty(),
                Optional.of(host),
                OptionalInt.empty(),
                "/system",
                Map.of());
    }

    @Test
    void aLocalUriHasOnlyADriverAndAPath() {
        ConnectUri uri = ConnectUri.parse("qemu:///system");
        assertEquals("qemu", uri.driver());
        assertEquals("/system", uri.path());
        assertTrue(uri.isLocal());
        assertTrue(uri.parameters().isEmpty());
    }

    @Test
    void everyPartOfARemoteUriIsFound() {
        ConnectUri uri = ConnectUri.parse("qemu+ssh://root@node7.example.com:2222/system?socket=/run/x&no_tty=1");
        assertEquals("qemu", uri.driver());
        assertEquals(Optional.of("ssh"), uri.transport());
        assertEquals(Optional.of("root"), uri.user());
        assertEquals(Optional.of("node7.example.com"), uri.host());
        assertEquals(OptionalInt.of(2222), uri.port());
        assertEquals("/system", uri.path());
        assertEquals(List.of("socket", "no_tty"), List.copyOf(uri.parameters().keySet()));
        assertEquals(Optional.of("/run/x"), uri.parameter("socket"));
        assertFalse(uri.isLocal());
    }

    @Test
    void aTransportWithoutAServerIsNotLocal() {
        assertFalse(ConnectUri.parse("qemu+unix:///system?socket=/run/x").isLocal());
    }

    @Test
    void aPathMayBeMissing() {
        assertEquals("", ConnectUri.parse("qemu+tcp://node7").path());
        assertEquals("/system", ConnectUri.parse("qemu:/system").path());
    }

    @Test
    void schemeAndTransportAreWrittenInLowerCase() {
        assertEquals(
                "qemu+tls://Node7/System",
                ConnectUri.parse("QEMU+TLS://Node7/System").toString());
    }

    @Test
    void anIpv6AddressLosesItsBracketsAndGetsThemBack() {
        ConnectUri uri = ConnectUri.parse("qemu+tcp://[2001:db8::7]:16509/system");
        assertEquals(Optional.of("2001:db8::7"), uri.host());
        assertEquals(OptionalInt.of(16509), uri.port());
        assertEquals("qemu+tcp://[2001:db8::7]:16509/system", uri.toString());
    }

    @Test
    void theZoneOfAnIpv6AddressIsTheSameEscapedOrNot() {
        ConnectUri escaped = ConnectUri.parse("qemu://[fe80::1%25eth0]/system");
        assertEquals(Optional.of("fe80::1%eth0"), escaped.host());
        assertEquals(escaped, ConnectUri.parse("qemu://[fe80::1%eth0]/system"));
    }

    @Test
    void aServerMayHaveANameOfSshsConfiguration() {
        assertEquals(at("my_host"), ConnectUri.parse("qemu+ssh://my_host/system"));
    }

    @Test
    void escapesAreTakenOutAndAPlusIsAPlus() {
        ConnectUri uri = ConnectUri.parse("test:///a%20file.xml?keyfile=/k%26y+1&command=nc%3Dx");
        assertEquals("/a file.xml", uri.path());
        assertEquals(Optional.of("/k&y+1"), uri.parameter("keyfile"));
        assertEquals(Optional.of("nc=x"), uri.parameter("command"));
    }

    @Test
    void aParameterMayHaveNoValueAndSemicolonsSeparateToo() {
        ConnectUri uri = ConnectUri.parse("qemu://h/system?no_verify;socket=/x&");
        assertEquals(Map.of("no_verify", "", "socket", "/x"), uri.parameters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu:///system",
                "qemu:///session",
                "qemu:///embed?root=/var/lib/x",
                "test:///default",
                "test:///path/to/node.xml",
                "lxc:///",
                "xen:///system",
                "vbox:///session",
                "vz:///system",
                "ch:///system",
                "bhyve:///system",
                "hyperv://win7.example.com/?transport=http",
                "esx://root@esx1/?no_verify=1&auto_answer=0",
                "vpx://example%5Cme@vcenter.example.com/dc1/folder/srv1",
                "qemu+unix:///system?socket=/run/libvirt/virtqemud-sock&mode=direct",
                "qemu+tcp://node7/system",
                "qemu+tls://node7:16514/system?pkipath=/tmp/pki",
                "qemu+ssh://root@node7:2222/system?netcat=nc.openbsd&keyfile=/home/admin/.ssh/id",
                "qemu+libssh2://me@node7/session?known_hosts=/k&sshauth=privkey,agent",
                "qemu+ext://node7/system?command=/opt/open%20it",
                "storage:///system",
                "qemu+ssh://me:secret@[::1]/system",
                "qemu+tcp://127.0.0.1:1/%E4%BD%A0"
            })
    void aFormOfLibvirtIsWrittenAsItWasRead(String text) {
        assertEquals(text, ConnectUri.parse(text).toString());
    }

    @Test
    void whateverAPartHoldsItSurvivesTheRoundTrip() {
        String odd = "a b%25/?#&;=+@:[]\u4f60|\"\\^";
        ConnectUri uri = new ConnectUri(
                "qemu",
                Optional.of("ssh"),
                Optional.of(odd),
                Optional.of("node7"),
                OptionalInt.of(22),
                "//" + odd,
                Map.of(odd, odd));
        assertEquals(uri, ConnectUri.parse(uri.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "qemu",
                "/system",
                "qemu:",
                "qemu://",
                "test:default",
                "1qemu:///system",
                "qemu+:///system",
                "qemu+a+b:///system",
                "qemu:///sys tem",
                "qemu:///system?a=%zz",
                "qemu:///system?a=1&a=2",
                "qemu:///system?=1",
                "qemu:///system#x",
                "qemu://@/system",
                "qemu://@h/system",
                "qemu://u@/system",
                "qemu://u@:22/system",
                "qemu://:22/system",
                "qemu://h:x/system",
                "qemu://h:0/system",
                "qemu://h:65536/system",
                "qemu://h:-1/system",
                "qemu://a:1:2/system",
                "qemu://[::1/system",
                "qemu://[h]/system",
                "qemu://[::1]x/system",
                "qemu+ssh://-oProxyCommand=x/system",
                "qemu+ssh://-x@h/system",
                "qemu+ssh://a%0Ab@h/system",
                "qemu+ssh://h%20x/system"
            })
    void whatIsNoConnectionUriIsRefusedWithItsText(String text) {
        VirtException error = assertThrows(VirtException.class, () -> ConnectUri.parse(text));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), error.code());
        assertTrue(error.getMessage().contains("'" + text + "' is no connection URI: "), error.getMessage());
    }

    @Test
    void aHugeUriIsRefusedWithoutRepeatingIt() {
        VirtException error =
                assertThrows(VirtException.class, () -> ConnectUri.parse("qemu:///" + "x".repeat(1_000_000)));
        assertTrue(error.getMessage().length() < 300, error.getMessage());
    }
}

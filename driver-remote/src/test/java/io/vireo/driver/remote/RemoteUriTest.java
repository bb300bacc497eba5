package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectUri;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A URI says how to get to a server, and what is left of it goes there. */
class RemoteUriTest {

    private static RemoteUri of(String uri) {
        return RemoteUri.of(ConnectUri.parse(uri));
    }

    @ParameterizedTest
    @CsvSource({
        "qemu+unix:///system,                                  qemu:///system",
        "qemu+tcp://host/system?socket=/x&foo=1,               qemu:///system?foo=1",
        "qemu+ssh://me@host:2222/system?keyfile=/k&no_tty=1,   qemu:///system",
        "qemu+tcp://host/system?name=lxc:///,                  lxc:///",
        "remote+tcp://host/,                                   ''",
        "qemu+ext:///system?command=/bin/x&reconnect=5,        qemu:///system",
        "qemu://host/system,                                   qemu:///system",
    })
    void sendsTheServerWhatTheClientDoesNotNeed(String uri, String name) {
        assertEquals(name, of(uri).name());
    }

    @ParameterizedTest
    @CsvSource({
        "qemu+tcp://host/system,            TCP,  host,      16509",
        "qemu+tcp://host:1234/system,       TCP,  host,      1234",
        "qemu+tcp:///system,                TCP,  localhost, 16509",
        "qemu+tls://host/system,            TLS,  host,      16514",
        "qemu://host/system,                TLS,  host,      16514",
        "qemu+tcp://[fe80::1%25eth0]/system, TCP, fe80::1%eth0, 16509",
        "qemu+ssh://host/system,            SSH,  host,      22",
        "qemu+libssh2://host/system,        SSH,  host,      22",
    })
    void knowsWhereTheServerIs(String uri, Transport transport, String host, int port) {
        assertEquals(transport, of(uri).transport());
        assertEquals(host, of(uri).host());
        assertEquals(port, of(uri).port());
    }

    @ParameterizedTest
    @CsvSource({
        "qemu+carrier://host/system,               unknown transport",
        "qemu+unix://host/system,                  on this host",
        "qemu+ssh:///system,                       needs a host",
        "qemu+ext:///system,                       needs the parameter command",
        "qemu+unix:///system?socket=relative,      not an absolute path",
        "qemu+unix:///system?mode=sideways,        not one of",
        "qemu+tcp://host/system?mode=direct,       needs the transport",
        "qemu+ssh://host/system?proxy=carrier,     not one of",
        "qemu+tcp://host/system?reconnect=soon,    no number of seconds",
        "qemu+tcp://host/system?keepalive=-1,      is negative",
    })
    void refusesWhatCannotBeMeantAndSaysWhy(String uri, String why) {
        String message = assertThrows(VirtException.class, () -> of(uri)).getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void takesItsOwnSettingsFromTheUri() {
        RemoteUri uri = of("qemu+tcp://host/system?reconnect=0&keepalive=7");

        assertEquals(Optional.of(Duration.ZERO), uri.reconnect());
        assertEquals(Optional.of(Duration.ofSeconds(7)), uri.keepalive());
        assertEquals(Optional.empty(), of("qemu+tcp://host/system").reconnect());
    }

    @Test
    void meansNetcatWhenASocketOrNetcatIsNamed() {
        assertEquals(RemoteUri.Proxy.AUTO, of("qemu+ssh://host/system").proxy());
        assertEquals(
                RemoteUri.Proxy.NETCAT, of("qemu+ssh://host/system?socket=/s").proxy());
        assertEquals(
                RemoteUri.Proxy.NETCAT, of("qemu+ssh://host/system?netcat=ncat").proxy());
        assertEquals(
                RemoteUri.Proxy.NATIVE,
                of("qemu+ssh://host/system?socket=/s&proxy=native").proxy());
    }
}

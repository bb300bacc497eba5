package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.DomainCapabilities;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.StartFlag;
import io.vireo.event.DomainEvent;
import io.vireo.event.GraphicsPhase;
import io.vireo.xml.Element;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPICE displays and what comes with them, on a real guest. */
class QemuSpiceTest {

    /** What a viewer machine manager gives a guest: a display, its adapter, sound, an agent's channel, USB of the viewer. */
    private static final String DISPLAY = "<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/>"
            + "</channel><sound model='ich9'/><redirdev bus='usb' type='spicevmc'/>"
            + "<controller type='usb' model='qemu-xhci'/><video><model type='qxl'/></video>"
            + "<graphics type='spice' autoport='yes'><image compression='off'/></graphics>";

    @TempDir
    Path root;

    private QemuFixture qemu;

    @BeforeEach
    void open() {
        qemu = new QemuFixture(root);
        String capabilities = qemu.host(DomainCapabilities.class)
                .domainCapabilities(Optional.empty(), Optional.of("x86_64"), Optional.empty(), Optional.of("qemu"));
        Assumptions.assumeTrue(
                capabilities.contains("<value>spice</value>"), "QEMU has no SPICE here: its modules are not installed");
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private DomainRef start(String name, String display) throws IOException {
        DomainRef ref = qemu.define(qemu.bootable(name, display));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        return ref;
    }

    private Element live(DomainRef ref) {
        return Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of(DomainXmlFlag.SECURE)));
    }

    private int port(DomainRef ref) {
        return Integer.parseInt(live(ref).at("devices/graphics/@port").orElse("-1"));
    }

    /** Says hello as a viewer does, asking for the first channel; the magic of the server's answer. */
    private static String greet(int port) throws IOException {
        ByteBuffer hello = ByteBuffer.allocate(16 + 18).order(ByteOrder.LITTLE_ENDIAN);
        hello.put("REDQ".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putInt(2)
                .putInt(18);
        hello.putInt(0).put((byte) 1).put((byte) 0).putInt(0).putInt(0).putInt(18);
        try (Socket viewer = new Socket(InetAddress.getLoopbackAddress(), port)) {
            viewer.setSoTimeout(30_000);
            viewer.getOutputStream().write(hello.array());
            return new String(viewer.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void eachDisplayListensOnAPortOfItsOwnAndAnswersAViewer() throws Exception {
        DomainRef one = start("one", DISPLAY);
        DomainRef other = start("other", DISPLAY);
        assertNotEquals(port(one), port(other));
        assertEquals("REDQ", greet(port(one)));
        assertEquals("REDQ", greet(port(other)));
        assertEquals(Optional.of("spice"), live(one).at("devices/audio/@type"));
        assertTrue(
                live(one).at("devices/redirdev/address/@port").isPresent(),
                live(one).toString());
        String service = Integer.toString(port(one));
        QemuFixture.until(
                "a viewer's arrival is told",
                () -> qemu.all().stream()
                        .anyMatch(event -> event instanceof DomainEvent.Graphics seen
                                && seen.phase() == GraphicsPhase.CONNECT
                                && seen.local().service().equals(service)));
    }

    @Test
    void aDisplayOnASocketHasNoPort() throws Exception {
        Path socket = root.resolve("spice");
        DomainRef ref =
                start("local", "<graphics type='spice'><listen type='socket' socket='" + socket + "'/></graphics>");
        assertTrue(Files.exists(socket));
        assertEquals(Optional.empty(), live(ref).at("devices/graphics/@port"));
    }

    @Test
    void aPasswordIsSetWhereNobodyElseCanReadIt() throws Exception {
        DomainRef ref = start("secret", "<graphics type='spice' autoport='yes' passwd='hunter2'/>");
        String log = Files.readString(qemu.root().resolve("log/qemu/secret.log"));
        String arguments = log.substring(log.lastIndexOf("-name"));
        assertTrue(arguments.contains("-spice"), arguments);
        assertTrue(!arguments.contains("hunter2") && !arguments.contains("disable-ticketing"), arguments);
    }
}

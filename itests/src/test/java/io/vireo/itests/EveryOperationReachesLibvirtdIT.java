package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.TimedOut;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.spi.Facets;
import io.vireo.spi.SupportMatrix;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of every facet is understood by libvirt's own daemon, and its answer is understood here: a value, or an
 * error about the matter and not about the message.
 */
class EveryOperationReachesLibvirtdIT {

    /** What a daemon says that could not read what it was sent. */
    private static final String UNREADABLE = "Unable to decode message payload";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SENSELESS = "makes no sense";

    private static final String GUEST = "<domain type='qemu'><name>sample</name>"
            + "<uuid>00000000-0000-4000-8000-000000000042</uuid><memory unit='MiB'>16</memory><vcpu>1</vcpu>"
            + "<os><type arch='x86_64' machine='pc'>hvm</type></os>"
            + "<devices><console type='pty'/><memballoon model='virtio'/></devices></domain>";

    private static final String CONTAINER = "<domain type='lxc'><name>sample</name>"
            + "<uuid>00000000-0000-4000-8000-000000000043</uuid><memory unit='MiB'>16</memory><vcpu>1</vcpu>"
            + "<os><type>exe</type><init>/bin/sh</init></os><devices><console type='pty'/></devices></domain>";

    @TempDir
    static Path folder;

    private static Libvirtd libvirtd;
    private static String current = "the start";
    private static Vireo vireo;

    @BeforeAll
    static void start() throws IOException {
        Optional<String> obstacle = Libvirtd.obstacle();
        obstacle.ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        libvirtd = Libvirtd.start(folder);
        vireo = Vireo.load();
    }

    @AfterAll
    static void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    static Stream<Arguments> operations() {
        return Facets.ALL.stream()
                .flatMap(facet -> SupportMatrix.operationsOf(facet)
                        .map(method -> Arguments.of(facet.getSimpleName() + "." + method.getName(), facet, method)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aWorldInMemoryUnderstandsIt(String name, Class<? extends Facet> facet, Method method) throws Exception {
        // Each gets a world of its own, since some operations leave little of it.
        understands(libvirtd.uri("test", "default"), facet, method);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aHypervisorUnderstandsIt(String name, Class<? extends Facet> facet, Method method) throws Exception {
        mayBeCalled("qemu", method);
        withAGuest(name);
        understands(libvirtd.uri("qemu", "system"), facet, method);
    }

    /** There is a guest that runs, whatever the operation before has done to it. */
    private static void withAGuest(String next) {
        String before = current;
        current = next;
        try (Connect connect = vireo.open(libvirtd.uri("qemu", "system"))) {
            Domain guest = connect.within(PATIENCE).defineDomain(GUEST);
            if (!guest.isActive()) {
                guest.start();
            }
        } catch (TimedOut stuck) {
            current = before;
            throw new AssertionError("libvirtd is stuck since " + before, stuck);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void containersUnderstandIt(String name, Class<? extends Facet> facet, Method method) throws Exception {
        mayBeCalled("lxc", method);
        try (Connect connect = vireo.open(libvirtd.uri("lxc", "system"))) {
            connect.defineDomain(CONTAINER);
        }
        understands(libvirtd.uri("lxc", "system"), facet, method);
    }

    private static void mayBeCalled(String driver, Method method) {
        String name = method.getName();
        boolean disturbs = SampleCalls.DISTURBING.contains(name);
        boolean kills = SampleCalls.DEADLY.contains(driver + " " + name);
        if (disturbs || kills) {
            System.out.println("skipped: " + driver + " " + name
                    + (kills ? " is not survived by libvirtd" : " disturbs this machine"));
        }
        assumeTrue(!disturbs, "it would disturb this machine");
        assumeTrue(!kills, "libvirtd 9.0.0 does not survive it");
    }

    private static void understands(String uri, Class<? extends Facet> facet, Method method) throws Exception {
        try (Connect connect = vireo.open(uri)) {
            SampleCalls calls = new SampleCalls(connect.within(PATIENCE));
            try {
                calls.call(facet, method);
            } catch (InvocationTargetException thrown) {
                if (!(thrown.getCause() instanceof VirtException refusal)) {
                    throw thrown;
                }
                isAboutTheMatter(refusal);
            }
            assertTrue(connect.isOpen(), "the connection is still good");
            connect.as(io.vireo.host.HostInfo.class).hypervisorType();
        }
    }

    private static void isAboutTheMatter(VirtException refusal) {
        String message = refusal.getMessage();
        if (message.contains(UNREADABLE)
                || message.contains(SENSELESS)
                || refusal instanceof io.vireo.ConnectionLost
                || refusal.number() == ErrorCode.RPC.number()) {
            fail(refusal);
        }
    }
}

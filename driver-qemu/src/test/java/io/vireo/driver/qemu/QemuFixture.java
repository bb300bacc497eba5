package io.vireo.driver.qemu;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.spi.Doorway;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** A driver with one session below a folder of its own, real QEMU, and guests that need 80 ms to say a word. */
final class QemuFixture implements AutoCloseable {

    /** What a guest writes to its serial port when it has booted. */
    static final String WORD = BootSector.WORD;

    /** The longest that a guest may take to say something; many times what a slow machine needs. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path root;
    private final Doorway companions;
    private final QemuDriver driver;
    private final BlockingQueue<VirtEvent> events = new LinkedBlockingQueue<>();
    private final List<VirtEvent> all = new CopyOnWriteArrayList<>();
    private DriverSession session;

    QemuFixture(Path root) {
        this(root, Timings.USUAL);
    }

    QemuFixture(Path root, Timings timings) {
        this(root, timings, new FakeCompanions());
    }

    QemuFixture(Path root, Timings timings, Doorway companions) {
        Assumptions.assumeTrue(
                ChildProcess.find("qemu-system-x86_64").isPresent(), "qemu-system-x86_64 is not installed");
        this.root = makeFolder(root);
        this.companions = companions;
        this.driver = new QemuDriver(timings);
        this.session = open();
    }

    private static Path makeFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    DriverSession open() {
        return driver.open(new OpenRequest(
                ConnectUri.parse("qemu:///embed?root=" + root), Set.of(), this::heard, Optional.empty(), companions));
    }

    private void heard(VirtEvent event) {
        all.add(event);
        events.add(event);
    }

    QemuDriver driver() {
        return driver;
    }

    Path root() {
        return root;
    }

    <F extends Facet> F on(Ref ref, Class<F> facet) {
        return on(session, ref, facet);
    }

    <F extends Facet> F on(DriverSession of, Ref ref, Class<F> facet) {
        Object subject = of.subject(ref);
        Parts<?> parts = driver.parts().stream()
                .filter(each -> each.facets().contains(facet))
                .findFirst()
                .orElseThrow();
        return parts.bind(facet, subject);
    }

    <F extends Facet> F host(Class<F> facet) {
        return on(ConnectRef.INSTANCE, facet);
    }

    DomainRef define(String xml) {
        return host(Domains.class).defineDomain(xml, Set.of());
    }

    Lifecycle lifecycle(DomainRef ref) {
        return on(ref, Lifecycle.class);
    }

    /** Closes the session and opens another one, as a restart of the platform does. */
    void reopen() {
        session.close();
        session = open();
    }

    /** What happens while nobody is there. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    /** Closes the session, lets something happen, and opens another one. */
    void withoutSession(Meanwhile something) throws Exception {
        session.close();
        try {
            something.happens();
        } finally {
            session = open();
        }
    }

    /** Waits for a lifecycle event, and drops what came before it. */
    void await(DomainLifecycle detail) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            VirtEvent event = events.poll(100, TimeUnit.MILLISECONDS);
            if (event instanceof DomainEvent.Lifecycle told && told.detail() == detail) {
                return;
            }
        }
        throw new AssertionError(detail + " did not come; what came: " + lifecycles());
    }

    List<DomainLifecycle> lifecycles() {
        return all.stream()
                .filter(DomainEvent.Lifecycle.class::isInstance)
                .map(each -> ((DomainEvent.Lifecycle) each).detail())
                .toList();
    }

    List<VirtEvent> all() {
        return all;
    }

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come true");
            }
            Thread.sleep(5);
        }
    }

    /** Reads until the text was seen; a guest that never says it fails the test with what it said instead. */
    static String readUntil(VirtStream stream, String text) {
        StringBuilder seen = new StringBuilder();
        CompletableFuture<Void> patience = CompletableFuture.runAsync(
                stream::abort, CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        try {
            ByteBuffer bytes = ByteBuffer.allocate(4096);
            while (seen.indexOf(text) < 0) {
                bytes.clear();
                if (stream.read(bytes) < 0) {
                    throw new AssertionError("the stream ended after: " + seen);
                }
                seen.append(StandardCharsets.US_ASCII.decode(bytes.flip()));
            }
        } catch (VirtException e) {
            throw new AssertionError("no '" + text + "' within " + PATIENCE + ", only: " + seen, e);
        } finally {
            patience.cancel(false);
        }
        return seen.toString();
    }

    /** A guest with a boot sector; {@code devices} are added to its own. */
    String bootable(String name, String devices) throws IOException {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='MiB'>32</memory>
                  <os><type arch='x86_64' machine='pc'>hvm</type></os>
                  <features><acpi/></features>
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='raw'/><source file='%s'/><target dev='hda' bus='ide'/>
                    </disk>
                    %s
                  </devices>
                </domain>
                """.formatted(name, BootSector.disk(root.resolve("boot-" + name + ".img")), devices);
    }

    /** A guest that never runs an instruction that matters: no disk, no network, the smallest memory. */
    static String bare(String name) {
        return """
                <domain type='qemu'><name>%s</name><memory unit='MiB'>16</memory>
                  <os><type arch='x86_64' machine='pc'>hvm</type></os>
                </domain>
                """.formatted(name);
    }

    /** A guest without a disk, with these devices. */
    String with(String name, String devices) {
        return bare(name).replace("</domain>", "<devices>" + devices + "</devices></domain>");
    }

    /** Starts the guest of a definition made by {@link #bootable} with {@link #serial} and waits for its word. */
    VirtStream boot(DomainRef ref) {
        lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        VirtStream console = on(ref, Console.class).openConsole(Optional.empty(), Set.of());
        lifecycle(ref).resume();
        readUntil(console, WORD);
        return console;
    }

    /** A serial port that can be talked over. */
    String serial(String name) {
        return "<serial type='unix'><source mode='bind' path='" + root.resolve(name + ".sock") + "'/></serial>";
    }

    static void tell(VirtStream console, char letter) {
        console.write(ByteBuffer.wrap(new byte[] {(byte) letter}));
    }

    /** Ends everything that still runs. */
    @Override
    public void close() {
        for (DomainRef ref : host(Domains.class).listDomains(Set.of(ListDomainsFlag.ACTIVE))) {
            lifecycle(ref).destroy(Set.of());
        }
        session.close();
    }
}

package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import io.vireo.event.EventFilter;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The class loader of a driver that is removed is collected although the application still holds everything that the
 * driver's connections gave it: handles, refs, facets, subscriptions, values, streams, failures. Held for a driver that
 * leaves much behind, for those that are shipped, and the example.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DriversAreLetGoIT {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private final List<Object> held = new ArrayList<>();
    private final List<CompletableFuture<Throwable>> underWay = new ArrayList<>();
    private final Heard heard = new Heard();
    private BundleLife life;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform(), Installed.bundles("shell-bundle"));
    }

    @Before
    public void begin() {
        life = new BundleLife(context);
    }

    @Test
    public void aDriverThatLeavesMuchBehind() throws BundleException {
        isLetGo(life.install(DriverJar.of("red")), this::useFixture);
    }

    @Test
    public void theExample() throws BundleException {
        isLetGo(life.install(BuiltJars.jar("driver-tiny")), () -> use("tiny:///"));
    }

    @Test
    public void theSimulator() throws BundleException {
        isLetGo(life.install(BuiltJars.jar("driver-test")), () -> use("test:///default"));
    }

    @Test
    public void theQemuDriver() throws BundleException {
        isLetGo(life.install(BuiltJars.jar("driver-qemu")), () -> {
            Connect connect = open("qemu:///session?root=" + folder.getRoot());
            Domain domain = connect.defineDomain("<domain type='qemu'><name>web</name><memory unit='MiB'>64</memory>"
                    + "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>");
            hold(domain, connect.listDomains(), domain.xmlDesc(), domain.lifecycle(), domain.info());
            hold(assertThrows(VirtException.class, () -> connect.domain(new UUID(0, 0))));
        });
    }

    private void isLetGo(Bundle driver, Runnable use) throws BundleException {
        driver.start();
        WeakReference<ClassLoader> loader = loader(driver);
        assertTrue("it has no class loader", loader.get() != null);
        use.run();
        driver.uninstall();
        life.refresh(driver);
        Await.until(
                () -> {
                    System.gc();
                    return loader.get() == null;
                },
                () -> "the class loader of " + driver + " is collected; it is held by "
                        + HolderPath.to(loader.get(), this, context, threads(), ObjectMethods.class));
        assertThrows(StaleHandle.class, () -> ((Connect) held.get(0)).listDomains());
        underWay.forEach(call -> assertEquals(StaleHandle.class, call.join().getClass()));
    }

    private static Object[] threads() {
        return Thread.getAllStackTraces().keySet().toArray();
    }

    private static WeakReference<ClassLoader> loader(Bundle driver) {
        return new WeakReference<>(driver.adapt(BundleWiring.class).getClassLoader());
    }

    private Connect open(String uri) {
        Connect connect = vireo.open(uri);
        hold(connect, connect.subscribe(EventFilter.ALL, heard));
        return connect;
    }

    private void hold(Object... things) {
        held.addAll(List.of(things));
    }

    private void use(String uri) {
        Connect connect = open(uri);
        Domain domain = connect.listDomains().get(0);
        hold(domain, domain.ref(), domain.lifecycle(), domain.inspect(), domain.state(), domain.xmlDesc());
        hold(assertThrows(VirtException.class, () -> connect.domain("nobody")));
        if (domain.isActive()) {
            domain.destroy();
        }
        domain.start();
        heard.await(1);
        hold(connect.within(Duration.ofSeconds(5)).as(Domains.class).listDomains(Set.of()));
    }

    /** Also with calls under way: whoever waits in the driver is sent away. */
    private void useFixture() {
        use("red:///");
        Domain domain = (Domain) held.get(2);
        VirtStream console = domain.console().openConsole(Optional.empty(), Set.of());
        hold(console, domain.console().screenshot(0));
        underWay.add(waiting(() -> console.read(ByteBuffer.allocate(1))));
        underWay.add(waiting(domain::shutdown));
        VirtException failure =
                assertThrows(VirtException.class, () -> domain.console().injectNmi());
        assertTrue(failure.toString(), failure.getMessage().contains("no interrupt line"));
        hold(failure);
    }

    /** What becomes of a call that waits in the driver by now. */
    private static CompletableFuture<Throwable> waiting(Runnable call) {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                call.run();
                outcome.complete(new AssertionError("the call returned"));
            } catch (RuntimeException failure) {
                outcome.complete(failure);
            }
        });
        thread.start();
        Await.until(() -> thread.getState() == Thread.State.WAITING, () -> "the call does not wait");
        return outcome;
    }
}

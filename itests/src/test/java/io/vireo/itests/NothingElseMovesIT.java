package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * When a driver bundle is stopped, updated, refreshed or removed, no other bundle is stopped, refreshed or wired anew:
 * nobody is wired to a driver. Held for every driver that is shipped, and the example.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class NothingElseMovesIT {

    @Inject
    private BundleContext context;

    private final Queue<BundleEvent> moves = new ConcurrentLinkedQueue<>();
    private final Queue<FrameworkEvent> errors = new ConcurrentLinkedQueue<>();
    private final SynchronousBundleListener listener = moves::add;
    private final FrameworkListener errorListener = this::keepError;
    private BundleLife life;

    @Configuration
    public Option[] installed() {
        return options(
                Installed.framework(),
                Installed.platform(),
                Installed.bundles("driver-test", "driver-qemu", "driver-tiny", "shell-bundle"));
    }

    private void keepError(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            errors.add(event);
        }
    }

    @Before
    public void listen() {
        life = new BundleLife(context);
        context.addBundleListener(listener);
        context.addFrameworkListener(errorListener);
    }

    @After
    public void noErrorWasReported() {
        context.removeBundleListener(listener);
        context.removeFrameworkListener(errorListener);
        assertEquals(List.of(), List.copyOf(errors));
    }

    @Test
    public void theSimulatorMovesAlone() throws BundleException {
        movesAlone("io.vireo.driver.test", "driver-test");
    }

    @Test
    public void theQemuDriverMovesAlone() throws BundleException {
        movesAlone("io.vireo.driver.qemu", "driver-qemu");
    }

    @Test
    public void theExampleMovesAlone() throws BundleException {
        movesAlone("io.vireo.examples.tiny", "driver-tiny");
    }

    private void movesAlone(String name, String artifact) throws BundleException {
        Bundle driver = life.named(name);
        Path jar = BuiltJars.jar(artifact);
        Set<Bundle> alone = Set.of(driver);
        assertEquals(alone, Set.copyOf(life.wiring().getDependencyClosure(alone)));
        driver.stop();
        driver.start();
        BundleWiring before = driver.adapt(BundleWiring.class);
        life.refresh(driver);
        life.update(driver, jar);
        assertNotSame("it was not wired anew", before, driver.adapt(BundleWiring.class));
        life.remove(driver);
        Bundle again = life.install(jar);
        again.start();
        assertEquals(
                "only the driver may move: "
                        + moves.stream().map(NothingElseMovesIT::text).toList(),
                Set.of(driver, again),
                Set.copyOf(moves.stream().map(BundleEvent::getBundle).toList()));
        assertEquals(Set.of(), Set.copyOf(life.wiring().getRemovalPendingBundles()));
    }

    private static String text(BundleEvent event) {
        return event.getBundle() + " " + event.getType();
    }
}

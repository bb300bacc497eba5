package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.event.EventFilter;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A driver bundle is stopped and started, every tenth time updated, while four threads open, call, subscribe and close:
 * they see {@link StaleHandle} and {@link NoDriver} and nothing else, and no thread, no class loader and no memory is left.
 *
 * <p>A thousand times with {@code -Dvireo.long=true}, else two hundred times.
 */
@RunWith(PaxExam.class)
public class SwapsIT {

    private static final int SWAPS = Boolean.getBoolean("vireo.long") ? 1000 : 200;
    private static final int CALLERS = 4;

    /** Callers that never rest would leave no processor to those who swap. */
    private static final long BREATH_NANOS = 50_000;

    private static final long MOST_GROWTH = 4L << 20;

    /** The registry's threads end two seconds after their last task. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final DriverJar RED = DriverJar.of("red");

    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong nobody = new AtomicLong();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private volatile boolean ended;

    /** Tests before this one ran in the same process, with platforms of their own. */
    private final Set<Thread> strangers = platformThreads().collect(Collectors.toSet());

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform());
    }

    @Test
    public void onlyStaleHandlesAndMissingDriversAreSeenAndNothingIsLeft() throws Exception {
        BundleLife life = new BundleLife(context);
        Bundle driver = life.installAndStart(RED);
        swap(life, driver, SWAPS / 10);
        Await.within(IDLE, () -> threads().size() <= 2, () -> "threads remain after the warm-up: " + threads());
        long memoryBefore = usedMemory();
        List<String> threadsBefore = threads();

        long begin = System.nanoTime();
        swap(life, driver, SWAPS);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertEquals(List.of(), List.copyOf(errors));
        assertTrue("hardly a call got through: " + calls, calls.get() > SWAPS);
        assertTrue("hardly an event arrived: " + events, events.get() > SWAPS);
        assertTrue("the driver was hardly ever removed under a call: " + stale, stale.get() > SWAPS / 10);
        assertTrue("nobody ever came while the driver was away", nobody.get() > 0);
        Await.within(IDLE, () -> threads().size() <= threadsBefore.size(), () -> "threads remain: " + threads());
        life.remove(driver);
        Await.until(this::noLoaderIsLeft, () -> loaders.size() + " class loaders remain");
        long growth = usedMemory() - memoryBefore;
        assertTrue("memory grew by " + growth + " bytes", growth < MOST_GROWTH);
        System.out.printf(
                "%d swaps (%s) in %.1f s, %.0f a second; %d calls, %d events, %d stale handles, %d times no driver;"
                        + " memory %+d KiB%n",
                SWAPS,
                SWAPS < 1000 ? "-Dvireo.long=true makes 1000" : "the long form",
                took.toMillis() / 1000.0,
                SWAPS * 1000.0 / took.toMillis(),
                calls.get(),
                events.get(),
                stale.get(),
                nobody.get(),
                growth / 1024);
    }

    private void swap(BundleLife life, Bundle driver, int times) throws BundleException, InterruptedException {
        ended = false;
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(number -> new Thread(this::call, "caller-" + number))
                .toList();
        callers.forEach(Thread::start);
        try {
            for (int i = 0; i < times && errors.isEmpty(); i++) {
                letThemCall();
                loaders.add(new WeakReference<>(driver.adapt(BundleWiring.class).getClassLoader()));
                if (i % 10 == 9) {
                    life.update(driver, RED.version("1.0." + i));
                } else {
                    driver.stop();
                    driver.start();
                }
            }
        } finally {
            ended = true;
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    /** At least one call in each life of the driver. */
    private void letThemCall() {
        long before = calls.get();
        Await.until(() -> calls.get() > before || !errors.isEmpty(), () -> "no call gets through any more");
    }

    private void call() {
        while (!ended) {
            try (Connect connect = vireo.open("red:///")) {
                useUntilItIsGone(connect);
            } catch (StaleHandle expected) {
                stale.incrementAndGet();
            } catch (NoDriver expected) {
                nobody.incrementAndGet();
                LockSupport.parkNanos(BREATH_NANOS);
            } catch (RuntimeException | Error wrong) {
                errors.add(wrong);
            }
        }
    }

    /** Some connections are closed by their user, others by the end of the driver. */
    private void useUntilItIsGone(Connect connect) {
        connect.subscribe(EventFilter.ALL, delivery -> events.incrementAndGet());
        Domain domain = connect.domain("web");
        for (int i = 0; i < 200 && !ended; i++) {
            domain.start();
            domain.destroy();
            calls.addAndGet(2);
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private boolean noLoaderIsLeft() {
        System.gc();
        return loaders.stream().allMatch(loader -> loader.get() == null);
    }

    private List<String> threads() {
        return platformThreads()
                .filter(thread -> !strangers.contains(thread))
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static Stream<Thread> platformThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vireo-"));
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

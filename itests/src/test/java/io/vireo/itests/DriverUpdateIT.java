package io.vireo.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import io.vireo.Vireo;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A driver's bundle is stopped and started again while it is used: its handles are stale, nothing else notices. */
@RunWith(PaxExam.class)
public class DriverUpdateIT {
    @Inject
    private BundleContext context;

    @Inject
    private Vireo vireo;

    @Configuration
    public Option[] installed() {
        return options(Installed.framework(), Installed.platform(), Installed.bundles("driver-tiny"));
    }

    @Test
    public void handlesAreStaleAndReferencesAreGood() throws Exception {
        Bundle driver = Stream.of(context.getBundles())
                .filter(bundle -> "io.vireo.examples.tiny".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        ServiceReference<Vireo> registry = context.getServiceReference(Vireo.class);
        Connect connect = vireo.open("tiny:///");
        BlockingQueue<Delivery> events = new LinkedBlockingQueue<>();
        connect.subscribe(EventFilter.ALL, events::add);
        DomainRef ref = connect.as(Domains.class).listDomains(Set.of()).get(0);
        Inspect inspect = connect.at(ref).as(Inspect.class);
        assertFalse(inspect.isActive());

        driver.stop();

        String message = assertThrows(StaleHandle.class, inspect::isActive).getMessage();
        assertTrue(message, message.contains("tiny:///") && message.contains("io.vireo.examples.tiny 0.1.0"));
        Delivery last = events.poll(30, TimeUnit.SECONDS);
        assertTrue(String.valueOf(last), last != null && last.event() instanceof ConnectClosed);
        String nobody =
                assertThrows(NoDriver.class, () -> vireo.open("tiny:///")).getMessage();
        assertTrue(nobody, nobody.contains("driver bundle io.vireo.examples.tiny"));

        driver.start();

        assertThrows(StaleHandle.class, inspect::isActive);
        try (Connect again = vireo.open("tiny:///")) {
            assertEquals(List.of(ref), again.as(Domains.class).listDomains(Set.of()));
            assertFalse(again.at(ref).as(Inspect.class).isActive());
        }
        assertSame(registry, context.getServiceReference(Vireo.class));
    }
}

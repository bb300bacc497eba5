package io.vireo.driver.test;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One connection to the driver, without a registry in between, and the events that it hears. */
final class Bench implements AutoCloseable {

    final DriverSession session;
    final List<VirtEvent> events = Collections.synchronizedList(new ArrayList<>());

    private final TestDriver driver;

    private Bench(TestDriver driver, String uri) {
        this.driver = driver;
        this.session = driver.open(new OpenRequest(ConnectUri.parse(uri), Set.of(), events::add, Optional.empty()));
    }

    /** A fresh {@code test:///default}, of a driver of its own. */
    static Bench open() {
        return open(new TestDriver(), "test:///default");
    }

    static Bench open(TestDriver driver, String uri) {
        return new Bench(driver, uri);
    }

    /** What the registry does for each call: finds the object, and the part that implements the facet. */
    <F extends Facet> F as(Class<F> facet, Ref ref) {
        Object subject = session.subject(ref);
        for (Parts<?> parts : driver.parts()) {
            if (parts.subject().isInstance(subject) && parts.facets().contains(facet)) {
                return parts.bind(facet, subject);
            }
        }
        throw new AssertionError(facet + " is not offered for " + ref);
    }

    <F extends Facet> F connect(Class<F> facet) {
        return as(facet, ConnectRef.INSTANCE);
    }

    DomainRef domain(String name) {
        return connect(Domains.class).domainByName(name);
    }

    Lifecycle lifecycle(DomainRef domain) {
        return as(Lifecycle.class, domain);
    }

    Inspect inspect(DomainRef domain) {
        return as(Inspect.class, domain);
    }

    static String xml(String name) {
        return "<domain type='test'><name>" + name + "</name><memory unit='MiB'>64</memory><vcpu current='2'>4</vcpu>"
                + "<os><type>hvm</type></os><devices><disk><source file='/d.img'/><target dev='vda'/></disk>"
                + "<interface type='network'><source network='default'/></interface></devices></domain>";
    }

    DomainRef define(String name) {
        return connect(Domains.class).defineDomain(xml(name), Set.of());
    }

    /** The lifecycle events so far, which are forgotten with that. */
    List<DomainLifecycle> lifecycles() {
        List<DomainLifecycle> seen = events.stream()
                .filter(DomainEvent.Lifecycle.class::isInstance)
                .map(each -> ((DomainEvent.Lifecycle) each).detail())
                .toList();
        events.clear();
        return seen;
    }

    @Override
    public void close() {
        session.close();
    }
}

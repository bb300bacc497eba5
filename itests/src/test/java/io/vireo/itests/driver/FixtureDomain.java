package io.vireo.itests.driver;

import io.vireo.InvalidState;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.Screenshot;
import io.vireo.domain.ShutdownFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A pretended domain that runs while it is started, fails at {@code injectNmi} and never ends a {@code shutdown}. */
final class FixtureDomain implements Lifecycle, Inspect, Console {

    static final String NAME = "web";
    static final java.util.UUID UUID = java.util.UUID.fromString("00000000-0000-4000-8000-00000000000a");

    private final String origin;
    private final Consumer<VirtEvent> events;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean active;

    FixtureDomain(String origin, Consumer<VirtEvent> events) {
        this.origin = origin;
        this.events = events;
    }

    void close() {
        closed.countDown();
    }

    synchronized DomainRef ref() {
        return new DomainRef(NAME, UUID, active ? OptionalInt.of(1) : OptionalInt.empty());
    }

    @Override
    public synchronized boolean isActive() {
        return active;
    }

    @Override
    public synchronized StateReason state() {
        return active ? StateReason.RUNNING_BOOTED : StateReason.SHUTOFF_DESTROYED;
    }

    @Override
    public synchronized DomainRef start(Set<StartFlag> flags) {
        become(true, DomainLifecycle.STARTED_BOOTED);
        return ref();
    }

    @Override
    public synchronized void destroy(Set<DestroyFlag> flags) {
        become(false, DomainLifecycle.STOPPED_DESTROYED);
    }

    private void become(boolean next, DomainLifecycle what) {
        if (closed.getCount() == 0) {
            throw new AssertionError("a call in a session that is closed");
        }
        if (active == next) {
            throw new InvalidState("the domain is " + (active ? "running already" : "not running"));
        }
        active = next;
        events.accept(new DomainEvent.Lifecycle(ref(), what));
    }

    /** Waits until it is interrupted, which only the gate does. */
    @Override
    public void shutdown(Set<ShutdownFlag> flags) {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            throw new FixtureFailure("the shutdown was interrupted", interrupted);
        }
    }

    @Override
    public void injectNmi() {
        throw new FixtureFailure("no interrupt line", new FixtureFailure("a pretended board", null));
    }

    @Override
    public VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
        return new SilentStream();
    }

    @Override
    public Screenshot screenshot(int screen) {
        return new Screenshot(Optional.of("image/png"), new SilentStream());
    }

    /** Tells which bundle answers. */
    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        return Element.of("domain")
                .with("type", "fixture")
                .add("name", NAME)
                .add("uuid", UUID.toString())
                .add("title", origin)
                .toString();
    }
}

package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceRef;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.NodeDeviceLifecycle;
import io.vireo.event.VirtEvent;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which devices come and go, from the moment that somebody wants to know. The kernel tells it over a socket that Java
 * cannot open, so it is looked for every few seconds; a device that is back before the next look was not missed.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long PAUSE_MILLIS = 2000;

    private final HostFiles files;
    private final Consumer<VirtEvent> events;
    private Set<String> known = Set.of();
    private ScheduledExecutorService looking;
    private boolean closed;

    Watch(HostFiles files, Consumer<VirtEvent> events) {
        this.files = files;
        this.events = events;
    }

    synchronized void start() {
        if (looking != null || closed) {
            return;
        }
        known = DeviceTree.read(files).names();
        looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "vireo-nodedev-watch");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            tell(DeviceTree.read(files).names());
        } catch (RuntimeException failure) {
            LOG.warn("Devices could not be looked for; the next look may do better", failure);
        }
    }

    /** Tells the difference to what was known. */
    void tell(Set<String> now) {
        Set<String> before;
        synchronized (this) {
            before = known;
            known = now;
        }
        before.stream()
                .filter(each -> !now.contains(each))
                .sorted()
                .forEach(each -> tell(each, NodeDeviceLifecycle.DELETED));
        now.stream()
                .filter(each -> !before.contains(each))
                .sorted()
                .forEach(each -> tell(each, NodeDeviceLifecycle.CREATED));
    }

    private void tell(String name, NodeDeviceLifecycle what) {
        events.accept(new NodeDeviceEvent.Lifecycle(new NodeDeviceRef(name), what));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}

package io.vireo.driver.network.bridge;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after networks that run: whether their dnsmasq lives, and, while somebody listens, what it lends. Neither is told by
 * anybody: dnsmasq is no child of this process, and lends without asking.
 */
final class NetworkWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
    private static final long PAUSE_MILLIS = 500;

    private final BridgeHost host;
    private final NameServers servers;
    private final LeaseChanges leases;
    private ScheduledExecutorService looking;
    private boolean closed;
    private volatile boolean listening;

    NetworkWatch(BridgeHost host) {
        this.host = host;
        this.servers = new NameServers(host);
        this.leases = new LeaseChanges(host);
    }

    /** Looks after a network from now on; its dnsmasq was just seen to run. */
    void begin(BridgeNetwork network) {
        servers.seen(network);
        look();
    }

    /** Tells of leases from now on. */
    void listenToLeases() {
        if (!listening) {
            leases.look();
            listening = true;
        }
        look();
    }

    private synchronized void look() {
        if (looking != null || closed) {
            return;
        }
        looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "vireo-network-watch");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::round, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            servers.look();
            if (listening) {
                leases.look().forEach(host.events()::add);
                host.events().flush();
            }
        } catch (RuntimeException failure) {
            LOG.warn("Networks could not be looked after; the next look may do better", failure);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}

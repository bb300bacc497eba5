package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all clients opened, by URI.
 *
 * <p>A driver that went comes back to all of them at once: everybody hears its events again before anybody's calls go on.
 *
 * <p>One connection more is kept for each host that a client opened: what a driver has in memory only, such as the world of
 * {@code test:///default}, lives as long as the daemon, and the next client need not wait until a host is read in anew.
 */
final class Upstreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);

    /** How many hosts are kept open: clients choose the URIs. */
    private static final int MOST = 64;

    private final Vireo vireo;
    private final Map<String, Set<Upstream>> open = new ConcurrentHashMap<>();
    private final Map<String, Connect> kept = new HashMap<>();
    private boolean closed;

    Upstreams(Vireo vireo) {
        this.vireo = vireo;
    }

    void add(Upstream upstream) {
        open.compute(upstream.uri(), (uri, others) -> {
            Set<Upstream> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(upstream);
            return all;
        });
    }

    void remove(Upstream upstream) {
        open.computeIfPresent(upstream.uri(), (uri, all) -> {
            all.remove(upstream);
            return all.isEmpty() ? null : all;
        });
    }

    /** Gives the driver back to all that opened this URI and lost it, if it is here again. */
    void bringBack(String uri) {
        Set<Upstream> all = open.getOrDefault(uri, Set.of());
        if (all.stream().noneMatch(Upstream::isGone)) {
            return;
        }
        synchronized (all) {
            List<Upstream> gone = all.stream().filter(Upstream::isGone).toList();
            gone.forEach(Upstream::reopen);
            gone.forEach(Upstream::goOn);
        }
    }

    /** Sees to it that the host which this connection is to stays open. */
    void keep(Connect connect) {
        String uri = connect.uri().toString();
        if (!isWanted(uri)) {
            return;
        }
        try {
            put(uri, vireo.open(uri));
        } catch (VirtException failure) {
            LOG.debug("{} is not kept open: {}", uri, failure.getMessage());
        }
    }

    private synchronized boolean isWanted(String uri) {
        Connect there = kept.get(uri);
        return there == null ? kept.size() < MOST && !closed : !there.isOpen();
    }

    private void put(String uri, Connect fresh) {
        Connect unused = fresh;
        synchronized (this) {
            if (isWanted(uri)) {
                unused = kept.put(uri, fresh);
            }
        }
        if (unused != null) {
            unused.close();
        }
    }

    @Override
    public void close() {
        List<Connect> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(kept.values());
            kept.clear();
        }
        all.forEach(Connect::close);
    }
}

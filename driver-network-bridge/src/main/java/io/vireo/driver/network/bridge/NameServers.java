package io.vireo.driver.network.bridge;

import io.vireo.VirtException;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.event.NameServerChange;
import io.vireo.event.NetworkEvent;
import io.vireo.xml.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a dnsmasq that ended by itself and starts another one, unless that ends again and again. */
final class NameServers {

    private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final int MOST = 3;

    private final BridgeHost host;
    private final Map<UUID, Watched> watched = new HashMap<>();

    /**
     * A dnsmasq that ran.
     *
     * @param process the process; empty when none is started any more
     * @param since when the count began
     * @param restarts how often it was started again since
     */
    private record Watched(Optional<ProcessIdentity> process, Instant since, int restarts) {

        Watched again(Optional<ProcessIdentity> next) {
            boolean held = since.plus(LONG_ENOUGH).isBefore(Instant.now());
            return new Watched(next, held ? Instant.now() : since, held ? 1 : restarts + 1);
        }

        boolean isHopeless() {
            return restarts >= MOST && since.plus(LONG_ENOUGH).isAfter(Instant.now());
        }
    }

    NameServers(BridgeHost host) {
        this.host = host;
    }

    synchronized void seen(BridgeNetwork network) {
        server(network).find().ifPresent(process -> watched.put(network.uuid(), first(process)));
    }

    private static Watched first(ProcessIdentity process) {
        return new Watched(Optional.of(process), Instant.now(), 0);
    }

    private Dnsmasq server(BridgeNetwork network) {
        return new Dnsmasq(host.devices(), DnsmasqFiles.of(host.folders(), network.key()));
    }

    /** Looks once. */
    void look() {
        host.networks().list().forEach(this::look);
    }

    private void look(BridgeNetwork network) {
        Optional<Element> needs = network.state().live().filter(DnsmasqConfig::isNeeded);
        Watched known = known(network.uuid());
        if (needs.isEmpty()) {
            forget(network.uuid());
        } else if (known == null
                || known.process().filter(ProcessIdentity::isAlive).isEmpty()) {
            Optional<ProcessIdentity> now = server(network).find();
            if (now.isPresent()) {
                // Somebody else started it: a change of the network, or a start.
                put(network.uuid(), first(now.get()));
            } else if (known != null && known.process().isPresent()) {
                // Not under a lock of ours: whoever changes the network holds its lock and may wait for us.
                host.change("look after dnsmasq of network '" + network.name() + "'", () -> repair(network, known));
            }
        }
    }

    private synchronized Watched known(UUID network) {
        return watched.get(network);
    }

    private synchronized void put(UUID network, Watched now) {
        watched.put(network, now);
    }

    private synchronized void forget(UUID network) {
        watched.remove(network);
    }

    private void repair(BridgeNetwork network, Watched known) {
        Optional<Element> live = network.state().live();
        if (live.isEmpty() || server(network).find().isPresent()) {
            return;
        }
        String died = "dnsmasq of network '" + network.name() + "' (process "
                + known.process().orElseThrow() + ") has ended by itself";
        if (known.isHopeless()) {
            giveUp(network, died + ", " + known.restarts() + " times in a minute");
            return;
        }
        try {
            server(network).refresh(live.get());
            put(network.uuid(), known.again(server(network).find()));
            LOG.warn("{}; another one was started", died);
            host.events().add(new NetworkEvent.NameServer(network.ref(), NameServerChange.RESTARTED, died));
        } catch (VirtException failure) {
            giveUp(network, died + ", and another one could not be started: " + failure.getMessage());
        }
    }

    private void giveUp(BridgeNetwork network, String why) {
        LOG.error("{}; it is left so until the network is changed or started again", why);
        put(network.uuid(), new Watched(Optional.empty(), Instant.now(), 0));
        host.events().add(new NetworkEvent.NameServer(network.ref(), NameServerChange.GIVEN_UP, why));
    }
}

package io.vireo.driver.network.bridge;

import io.vireo.event.LeaseChange;
import io.vireo.event.NetworkEvent;
import io.vireo.network.DhcpLease;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Compares what networks lend with what they lent at the last look. */
final class LeaseChanges {

    private final BridgeHost host;
    private final Map<UUID, Seen> seen = new HashMap<>();

    /** The file that was read: its time and its length, which is 0 for one that is missing. */
    private record Stamp(long time, long length) {

        static Stamp of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.lastModifiedTime().toMillis(), now.size());
            } catch (IOException missing) {
                return new Stamp(0, 0);
            }
        }
    }

    private record Seen(Stamp stamp, long at, Map<String, DhcpLease> leases) {

        /** A file that was fresh when it was read may have been written again under the same time. */
        private static final long FRESH_MILLIS = 1000;

        boolean isStillSo(Stamp now) {
            return stamp.equals(now)
                    && at - stamp.time() > FRESH_MILLIS
                    && leases.values().stream().noneMatch(each -> isOver(each, Instant.now()));
        }
    }

    LeaseChanges(BridgeHost host) {
        this.host = host;
    }

    private static boolean isOver(DhcpLease lease, Instant now) {
        return !lease.expiry().equals(Instant.EPOCH) && !lease.expiry().isAfter(now);
    }

    /** Looks, and tells what changed; what is there when a network is first looked at is no change. */
    synchronized List<NetworkEvent> look() {
        List<NetworkEvent> events = new ArrayList<>();
        for (BridgeNetwork network : host.networks().list()) {
            Optional<Element> live = network.state().live();
            if (live.isEmpty()) {
                seen.remove(network.uuid());
            } else {
                look(network, live.get(), events);
            }
        }
        return events;
    }

    private void look(BridgeNetwork network, Element live, List<NetworkEvent> events) {
        Path file = DnsmasqFiles.of(host.folders(), network.key()).leases();
        Stamp stamp = Stamp.of(file);
        Seen before = seen.get(network.uuid());
        if (before != null && before.isStillSo(stamp)) {
            return;
        }
        long at = System.currentTimeMillis();
        Map<String, DhcpLease> now = new LinkedHashMap<>();
        LeaseFile.of(file, live).stream()
                .filter(each -> !isOver(each, Instant.now()))
                .forEach(each -> now.put(each.address(), each));
        seen.put(network.uuid(), new Seen(stamp, at, now));
        if (before != null) {
            compare(network, before.leases(), now, events);
        }
    }

    private static void compare(
            BridgeNetwork network,
            Map<String, DhcpLease> before,
            Map<String, DhcpLease> now,
            List<NetworkEvent> events) {
        before.forEach((address, lease) -> {
            if (!isSameGuest(lease, now.get(address))) {
                events.add(new NetworkEvent.Lease(network.ref(), LeaseChange.ENDED, lease));
            }
        });
        now.forEach((address, lease) -> {
            DhcpLease old = before.get(address);
            if (!isSameGuest(lease, old)) {
                events.add(new NetworkEvent.Lease(network.ref(), LeaseChange.LENT, lease));
            } else if (!old.equals(lease)) {
                events.add(new NetworkEvent.Lease(network.ref(), LeaseChange.RENEWED, lease));
            }
        });
    }

    private static boolean isSameGuest(DhcpLease one, DhcpLease other) {
        return other != null && one.mac().equals(other.mac()) && one.clientId().equals(other.clientId());
    }
}

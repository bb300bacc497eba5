package io.vireo.driver.network.bridge;

import io.vireo.InvalidState;
import io.vireo.network.DhcpLease;
import io.vireo.network.DhcpLeases;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The addresses that a running network has lent, as its dnsmasq keeps them. */
final class BridgeLeases implements DhcpLeases {

    private final BridgeNetwork network;

    BridgeLeases(BridgeNetwork network) {
        this.network = network;
    }

    @Override
    public List<DhcpLease> leases(Optional<String> mac) {
        Optional<String> wanted =
                mac.map(text -> Mac.parse(text).orElseThrow(() -> Refusal.invalid("'" + text + "' is no MAC address")));
        Element live = network.state()
                .live()
                .orElseThrow(() -> new InvalidState("network '" + network.name() + "' is not active"));
        Instant now = Instant.now();
        return LeaseFile.of(
                        DnsmasqFiles.of(network.host().folders(), network.key()).leases(), live)
                .stream()
                .filter(lease ->
                        lease.expiry().equals(Instant.EPOCH) || lease.expiry().isAfter(now))
                .filter(lease -> wanted.isEmpty() || lease.mac().equals(wanted))
                .toList();
    }
}

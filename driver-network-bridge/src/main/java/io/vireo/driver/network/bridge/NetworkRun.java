package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.TrafficLimits;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes on the host what a network is, and takes it back. */
final class NetworkRun {

    private final BridgeHost owner;
    private final HostNetwork host;
    private final Element network;
    private final UUID uuid;

    NetworkRun(BridgeHost owner, Element network) {
        this.owner = owner;
        this.host = owner.devices();
        this.network = network;
        this.uuid = NetworkXml.uuid(network);
    }

    /** Makes everything, or nothing. */
    void start() {
        Conflicts.check(host, network);
        try (Undo undo = new Undo("start of network '" + network.at("name").orElse("") + "'")) {
            owner.records().save(RunRecords.Phase.CHANGING, network);
            undo.add("forget that it runs", () -> owner.records().delete(uuid));
            if (Mode.of(network).isVirtual()) {
                make(undo);
            }
            owner.records().save(RunRecords.Phase.RUNNING, network);
            undo.keep();
        }
    }

    private void make(Undo undo) {
        Devices devices = new Devices(host, network);
        undo.add("remove the bridge", devices::remove);
        undo.add("remove its rules", this::removeRules);
        // Rules name the bridge and need not wait for it.
        FutureTask<Boolean> rules = new FutureTask<>(this::applyFirstRules, true);
        new Thread(rules, "vireo-rules-of-" + devices.bridge()).start();
        try {
            devices.make();
        } finally {
            await(rules);
        }
        TrafficLimits limits = limits(devices);
        undo.add("remove its limits", limits::remove);
        network.child("bandwidth").ifPresent(limits::apply);
        if (DnsmasqConfig.isNeeded(network)) {
            undo.add("end dnsmasq", dnsmasq()::stop);
            dnsmasq().start(network);
        }
    }

    /**
     * Takes everything back, also what was only half made; what is not there is no failure. What could not be taken back
     * stays on record, so that it is tried again.
     */
    void stop() {
        owner.records().save(RunRecords.Phase.CHANGING, network);
        if (Mode.of(network).isVirtual()) {
            try (Undo everything =
                    new Undo("stop of network '" + network.at("name").orElse("") + "'")) {
                Devices devices = new Devices(host, network);
                everything.add("remove the bridge", devices::remove);
                everything.add("remove its limits", limits(devices)::remove);
                everything.add("remove its rules", this::removeRules);
                everything.add("end dnsmasq", dnsmasq()::stop);
            }
        }
        owner.records().delete(uuid);
    }

    /** Forgets what outlives a stop: leases, and what dnsmasq said. */
    void forget() {
        dnsmasq().forget();
    }

    /** Brings rules and names of a running network to what its changed definition says. */
    void refresh(Element before) {
        Lending.check(network);
        owner.records().save(RunRecords.Phase.RUNNING, network);
        if (Mode.of(network).isVirtual()) {
            if (!Firewall.rules(network).equals(Firewall.rules(before))) {
                applyRules();
            }
            dnsmasq().refresh(network);
        }
    }

    /** Looks whether the network still runs, and starts what died of it. */
    boolean survives() {
        if (!Mode.of(network).isVirtual()) {
            return true;
        }
        String bridge = BridgeNames.nameOf(network).orElse("");
        if (!host.isBridge(bridge, network.at("mac/@address").orElse(""))) {
            return false;
        }
        dnsmasq().refresh(network);
        return true;
    }

    private TrafficLimits limits(Devices devices) {
        return new TrafficLimits(devices.bridge(), host::exists, host::run);
    }

    private Dnsmasq dnsmasq() {
        return new Dnsmasq(host, DnsmasqFiles.of(owner.folders(), uuid.toString()));
    }

    /** Waits also when this thread is to stop: what is under way could not be taken back. */
    private static void await(FutureTask<Boolean> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof VirtException refusal) {
                throw refusal;
            }
            throw new VirtException(ErrorCode.INTERNAL_ERROR, String.valueOf(failed.getCause()), failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A table that somebody left, who was cut off, is replaced. */
    private void applyFirstRules() {
        Optional<String> first = Firewall.first(network);
        if (first.isPresent()) {
            try {
                nft(first.get());
            } catch (VirtException isThere) {
                applyRules();
            }
        }
    }

    private void applyRules() {
        Firewall.rules(network).ifPresent(this::nft);
    }

    private void removeRules() {
        if (Firewall.rules(network).isPresent()) {
            nft(Firewall.removal(BridgeNames.nameOf(network).orElse("")));
        }
    }

    private void nft(String transaction) {
        host.nft("apply the rules of network '" + network.at("name").orElse("") + "'", transaction);
    }
}

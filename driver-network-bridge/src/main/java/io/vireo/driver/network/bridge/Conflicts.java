package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.List;
import java.util.Optional;

/** What stands in a network's way, found before anything is changed. */
final class Conflicts {

    private final HostNetwork host;
    private final Element network;

    private Conflicts(HostNetwork host, Element network) {
        this.host = host;
        this.network = network;
    }

    /** Refuses a network that cannot run on this host, or that asks for what nobody here does. */
    static void check(HostNetwork host, Element network) {
        Conflicts conflicts = new Conflicts(host, network);
        if (!Mode.of(network).isVirtual()) {
            conflicts.checkForeign();
        }
        conflicts.checkUnderstood();
        if (Mode.of(network).isVirtual()) {
            Lending.check(network);
            conflicts.checkBridge();
            conflicts.checkSubnets();
        }
    }

    private void checkUnderstood() {
        List<Unclaimed> unclaimed = Understood.unclaimed(network);
        if (!unclaimed.isEmpty()) {
            throw Refusal.unsupported("network '" + name() + "' asks for what this driver does not do: "
                    + String.join(
                            ", ", unclaimed.stream().map(Unclaimed::toString).toList()));
        }
    }

    private void checkBridge() {
        String bridge = BridgeNames.requireSound(BridgeNames.nameOf(network).orElse(""));
        network.at("forward/interface/@dev").ifPresent(BridgeNames::requireSound);
        if (host.exists(bridge)) {
            String detail = "error creating bridge interface " + bridge + ": File exists";
            throw VirtException.of(new ErrorFacts(
                            ErrorCode.SYSTEM_ERROR.number(),
                            0,
                            detail,
                            Optional.of(ErrorCode.SYSTEM_ERROR.template()),
                            Optional.of(detail),
                            Optional.empty(),
                            17,
                            -1)
                    .in(ErrorDomain.NONE));
        }
    }

    private void checkSubnets() {
        List<Subnet> wanted = Subnet.all(network);
        List<HostNetwork.Taken> taken = wanted.isEmpty() ? List.of() : host.taken();
        for (Subnet subnet : wanted) {
            for (HostNetwork.Taken each : taken) {
                if (subnet.overlaps(each.subnet())) {
                    throw Ranges.internal("Network is already in use by interface " + each.device());
                }
            }
        }
    }

    private void checkForeign() {
        Mode mode = Mode.of(network);
        if (mode != Mode.BRIDGE || BridgeNames.nameOf(network).isEmpty()) {
            throw Refusal.unsupported("network '" + name() + "' cannot be started: forward mode '" + mode.word()
                    + "' without a bridge "
                    + (mode == Mode.HOSTDEV ? "gives PCI devices to guests" : "needs macvtap devices")
                    + ", which this driver does not do; a network with a bridge of the host does"
                    + " (<forward mode='bridge'/><bridge name='br0'/>)");
        }
        BridgeNames.requireSound(BridgeNames.nameOf(network).orElse(""));
    }

    private String name() {
        return network.at("name").orElse("");
    }
}

package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.network.NetworkXmlFlag;
import io.vireo.xml.Element;
import java.util.Set;

/** One network of the simulated host. */
final class TestNetworkControl implements NetworkControl {

    private final TestNetwork network;

    TestNetworkControl(TestNetwork network) {
        this.network = network;
    }

    @Override
    public String xmlDesc(Set<NetworkXmlFlag> flags) {
        Flags.only("testNetworkGetXMLDesc", flags);
        return network.standing().present();
    }

    @Override
    public void start() {
        network.change(now -> {
            if (now.active()) {
                throw new InvalidState("Network '" + network.name() + "' is already running");
            }
            return now.started();
        });
        network.tell(NetworkLifecycle.STARTED);
    }

    @Override
    public void destroy() {
        network.change(Standing::stopped);
        network.tell(NetworkLifecycle.STOPPED);
        network.world().networks().forgetIfGone(network);
    }

    @Override
    public void undefine() {
        network.change(now -> {
            if (now.active()) {
                throw new InvalidState("Network '" + network.name() + "' is still running");
            }
            return now.undefined();
        });
        network.tell(NetworkLifecycle.UNDEFINED);
        network.world().networks().forgetIfGone(network);
    }

    @Override
    public void update(
            NetworkUpdateCommand command,
            NetworkUpdateSection section,
            int parentIndex,
            String xml,
            Set<NetworkUpdateFlag> flags) {
        NetworkUpdate update = new NetworkUpdate(network.name(), command, section, parentIndex, xml);
        network.change(now -> apply(update, now, flags));
    }

    private Standing apply(NetworkUpdate update, Standing now, Set<NetworkUpdateFlag> flags) {
        boolean live = flags.contains(NetworkUpdateFlag.LIVE) || flags.isEmpty() && now.active();
        boolean config = flags.contains(NetworkUpdateFlag.CONFIG) || flags.isEmpty() && !now.active();
        if (live && !now.active()) {
            throw new InvalidState("network is not running");
        }
        if (config && !now.isPersistent()) {
            throw new InvalidState("cannot change persistent config of a transient network");
        }
        Standing changed = now;
        if (config) {
            changed = changed.redefined(
                    NetworkXml.complete(update.apply(Element.parse(now.next()))).toString());
        }
        if (live) {
            changed = changed.changedLive(NetworkXml.complete(update.apply(Element.parse(now.present())))
                    .toString());
        }
        return changed;
    }

    @Override
    public boolean isActive() {
        return network.standing().active();
    }

    @Override
    public boolean isPersistent() {
        return network.standing().isPersistent();
    }

    @Override
    public String bridgeName() {
        return Element.parse(network.standing().present())
                .at("bridge/@name")
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR, "network '" + network.name() + "' does not have a bridge name."));
    }

    @Override
    public boolean autostart() {
        return network.standing().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        network.change(now -> {
            if (!now.isPersistent()) {
                throw new InvalidState("cannot set autostart for transient network");
            }
            return now.withAutostart(autostart);
        });
    }
}

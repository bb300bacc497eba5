package io.vireo.driver.test;

import io.vireo.driver.kit.Flags;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkCreateFlag;
import io.vireo.network.NetworkDefineFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The networks of the simulated host. */
final class TestNetworks implements Networks {

    private final World world;

    TestNetworks(TestConnect connect) {
        this.world = connect.world();
    }

    @Override
    public List<NetworkRef> listNetworks(Set<NetworkListFlag> flags) {
        return world.networks().list().stream()
                .filter(each -> isMeant(each.standing(), flags))
                .map(TestNetwork::ref)
                .toList();
    }

    private static boolean isMeant(Standing now, Set<NetworkListFlag> flags) {
        return Flags.matches(flags, NetworkListFlag.ACTIVE, NetworkListFlag.INACTIVE, now.active())
                && Flags.matches(flags, NetworkListFlag.PERSISTENT, NetworkListFlag.TRANSIENT, now.isPersistent())
                && Flags.matches(flags, NetworkListFlag.AUTOSTART, NetworkListFlag.NO_AUTOSTART, now.autostart());
    }

    @Override
    public NetworkRef networkByName(String name) {
        return world.networks().require(name).ref();
    }

    @Override
    public NetworkRef networkByUuid(UUID uuid) {
        return world.networks().require(uuid).ref();
    }

    @Override
    public NetworkRef defineNetwork(String xml, Set<NetworkDefineFlag> flags) {
        Flags.only("testNetworkDefineXMLFlags", flags, NetworkDefineFlag.VALIDATE);
        TestNetwork network = world.networks().define(NetworkXml.complete(xml));
        network.tell(NetworkLifecycle.DEFINED);
        return network.ref();
    }

    @Override
    public NetworkRef createNetwork(String xml, Set<NetworkCreateFlag> flags) {
        Flags.only("testNetworkCreateXMLFlags", flags, NetworkCreateFlag.VALIDATE);
        TestNetwork network = world.networks().create(NetworkXml.complete(xml));
        network.tell(NetworkLifecycle.STARTED);
        return network.ref();
    }
}

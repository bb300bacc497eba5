package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkCreateFlag;
import io.vireo.network.NetworkDefineFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

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
        return Either.of(flags, NetworkListFlag.ACTIVE, NetworkListFlag.INACTIVE, now.active())
                && Either.of(flags, NetworkListFlag.PERSISTENT, NetworkListFlag.TRANSIENT, now.isPersistent())
                && Either.of(flags, NetworkListFlag.AUTOSTART, NetworkListFlag.NO_AUTOSTART, now.autostart());
    }

    @Override
    public NetworkRef networkByName(String name) {
        return world.networks()
                .find(name)
                .map(TestNetwork::ref)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_NETWORK, "no network with matching name '" + name + "'"));
    }

    @Override
    public NetworkRef networkByUuid(UUID uuid) {
        return require(world, uuid).ref();
    }

    static TestNetwork require(World world, UUID uuid) {
        return world.networks()
                .find(uuid)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_NETWORK, "no network with matching uuid '" + uuid + "'"));
    }

    @Override
    public NetworkRef defineNetwork(String xml, Set<NetworkDefineFlag> flags) {
        Allowed.only("testNetworkDefineXMLFlags", flags, NetworkDefineFlag.VALIDATE);
        Element document = NetworkXml.complete(xml);
        TestNetwork made = make(world, document, Standing.defined(document.toString()));
        TestNetwork network = put(made, now -> now.redefined(document.toString()));
        network.tell(NetworkLifecycle.DEFINED);
        return network.ref();
    }

    /** Adds a network, or changes the one that is there; once more if that one was removed meanwhile. */
    private TestNetwork put(TestNetwork made, UnaryOperator<Standing> change) {
        while (true) {
            Optional<TestNetwork> old = world.networks().add(made.name(), made.uuid(), made);
            if (old.isEmpty()) {
                return made;
            }
            requireSame(old.get(), made);
            old.get().change(change);
            if (old.get().isThere()) {
                return old.get();
            }
        }
    }

    @Override
    public NetworkRef createNetwork(String xml, Set<NetworkCreateFlag> flags) {
        Allowed.only("testNetworkCreateXMLFlags", flags, NetworkCreateFlag.VALIDATE);
        Element document = NetworkXml.complete(xml);
        TestNetwork made = make(world, document, Standing.created(document.toString()));
        TestNetwork network = put(made, now -> {
            if (now.active()) {
                throw new InvalidState("network is already active as '" + made.name() + "'");
            }
            return new Standing(now.config(), Optional.of(document.toString()), true, now.autostart());
        });
        network.tell(NetworkLifecycle.STARTED);
        return network.ref();
    }

    /** Puts a network of a file on its host, defined and running. */
    static void addRunning(World world, Element given) {
        Element document = NetworkXml.complete(given);
        TestNetwork made =
                make(world, document, Standing.defined(document.toString()).started());
        world.networks().add(made.name(), made.uuid(), made).ifPresent(old -> requireSame(old, made));
    }

    private static TestNetwork make(World world, Element document, Standing standing) {
        return new TestNetwork(world, document.at("name").orElseThrow(), DomainXml.uuid(document), standing);
    }

    private static void requireSame(TestNetwork old, TestNetwork made) {
        if (!old.uuid().equals(made.uuid())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED, "network '" + old.name() + "' already exists with uuid " + old.uuid());
        }
        if (!old.name().equals(made.name())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED,
                    "network '" + old.name() + "' is already defined with uuid " + old.uuid());
        }
    }
}

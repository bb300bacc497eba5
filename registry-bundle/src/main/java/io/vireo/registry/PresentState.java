package io.vireo.registry;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.event.Resync.Present;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.Networks;
import io.vireo.secret.Secrets;
import io.vireo.spi.Doorway;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePools;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads which objects there are of the kinds that have events, for a {@link io.vireo.event.Resync}. */
final class PresentState {

    private record Kind<F extends Facet>(
            Class<F> facet, Function<F, List<? extends Ref>> all, Function<F, List<? extends Ref>> active) {

        Stream<Present> read(Doorway doorway) {
            if (!doorway.offers(facet)) {
                return Stream.empty();
            }
            F lists = doorway.part(facet, ConnectRef.INSTANCE);
            try {
                Set<Ref> running = new HashSet<>(active.apply(lists));
                return all.apply(lists).stream().map(ref -> new Present(ref, running.contains(ref)));
            } catch (Unsupported withoutList) {
                return Stream.empty();
            }
        }
    }

    private final Doorway doorway;

    PresentState(Doorway doorway) {
        this.doorway = doorway;
    }

    /** Reads the state; fails when a driver that offers a list cannot give it, because half a state is a wrong one. */
    List<Present> read() {
        return kinds().flatMap(kind -> kind.read(doorway)).toList();
    }

    private static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(
                        Domains.class,
                        domains -> domains.listDomains(Set.of()),
                        domains -> domains.listDomains(Set.of(ListDomainsFlag.ACTIVE))),
                new Kind<>(
                        Networks.class,
                        networks -> networks.listNetworks(Set.of()),
                        networks -> networks.listNetworks(Set.of(NetworkListFlag.ACTIVE))),
                new Kind<>(
                        StoragePools.class,
                        pools -> pools.listPools(Set.of()),
                        pools -> pools.listPools(Set.of(StoragePoolListFlag.ACTIVE))),
                new Kind<>(
                        NodeDevices.class, devices -> devices.listNodeDevices(Set.of()), PresentState::activeDevices),
                // A secret does not run; that it is there is all there is to say.
                new Kind<>(
                        Secrets.class,
                        secrets -> secrets.listSecrets(Set.of()),
                        secrets -> secrets.listSecrets(Set.of())));
    }

    /** The devices that are active: all, where nobody knows that a device can be anything else. */
    private static List<NodeDeviceRef> activeDevices(NodeDevices devices) {
        try {
            return devices.listNodeDevices(Set.of(NodeDeviceListFlag.ACTIVE));
        } catch (VirtException refusal) {
            if (!refusal.code().equals(Optional.of(ErrorCode.INVALID_ARG))) {
                throw refusal;
            }
            return devices.listNodeDevices(Set.of());
        }
    }
}

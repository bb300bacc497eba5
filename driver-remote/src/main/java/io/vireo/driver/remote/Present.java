package io.vireo.driver.remote;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.event.Resync;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.Networks;
import io.vireo.secret.Secrets;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePools;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads which objects a server has now, of the kinds that have events. */
final class Present {

    private record Kind<F extends Facet>(
            Class<F> facet, Function<F, List<? extends Ref>> all, Function<F, List<? extends Ref>> active) {

        Stream<Resync.Present> read(Calls calls) {
            F lists = Stub.of(facet, ConnectRef.INSTANCE, calls);
            try {
                List<? extends Ref> here = all.apply(lists);
                Set<Ref> running = new HashSet<>(running(lists, here));
                return here.stream().map(ref -> new Resync.Present(ref, running.contains(ref)));
            } catch (Unsupported without) {
                return Stream.empty();
            }
        }

        /** A server may be older than the flag, from a time when such an object always ran. */
        private List<? extends Ref> running(F lists, List<? extends Ref> here) {
            try {
                return active.apply(lists);
            } catch (VirtException refused) {
                if (refused.number() != ErrorCode.INVALID_ARG.number()) {
                    throw refused;
                }
                return here;
            }
        }
    }

    private static final List<Kind<?>> KINDS = List.of(
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
                    NodeDevices.class,
                    devices -> devices.listNodeDevices(Set.of()),
                    devices -> devices.listNodeDevices(Set.of(NodeDeviceListFlag.ACTIVE))),
            // A secret does not run; that it is there is all there is to say.
            new Kind<>(
                    Secrets.class, secrets -> secrets.listSecrets(Set.of()), secrets -> secrets.listSecrets(Set.of())));

    private Present() {}

    static List<Resync.Present> read(Calls calls) {
        return KINDS.stream().flatMap(kind -> kind.read(calls)).toList();
    }
}

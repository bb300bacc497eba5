package io.vireo.spi;

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
import io.vireo.event.Resync.Present;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.Networks;
import io.vireo.secret.Secrets;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePools;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads which objects there are of the kinds that have events, for whoever tells a {@link Resync}. */
public final class PresentState {

    /** Gives the lists of a connection. */
    @FunctionalInterface
    public interface Lists {

        /**
         * Returns a facet of the connection.
         *
         * @param facet which lists
         * @param <F> the facet
         * @return its operations; empty when the connection has no such objects
         */
        <F extends Facet> Optional<F> of(Class<F> facet);
    }

    private record Kind<F extends Facet>(
            Class<F> facet, Function<F, List<? extends Ref>> all, Function<F, List<? extends Ref>> active) {

        Stream<Present> read(Lists lists) {
            return lists.of(facet).stream().flatMap(this::objects);
        }

        private Stream<Present> objects(F lists) {
            try {
                List<? extends Ref> here = all.apply(lists);
                Set<Ref> running = new HashSet<>(running(lists, here));
                return here.stream().map(ref -> new Present(ref, running.contains(ref)));
            } catch (Unsupported withoutList) {
                return Stream.empty();
            }
        }

        /** All of them, where nobody knows that such an object can be anything but active: older servers refuse the flag. */
        private List<? extends Ref> running(F lists, List<? extends Ref> here) {
            try {
                return active.apply(lists);
            } catch (VirtException refused) {
                if (!refused.code().equals(Optional.of(ErrorCode.INVALID_ARG))) {
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

    private PresentState() {}

    /**
     * Reads the state.
     *
     * @param lists the lists of the connection
     * @return every object that there is now
     * @throws VirtException when a list that is offered cannot be read, because half a state is a wrong one
     */
    public static List<Present> read(Lists lists) {
        return KINDS.stream().flatMap(kind -> kind.read(lists)).toList();
    }
}

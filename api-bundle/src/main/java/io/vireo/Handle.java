package io.vireo;

import io.vireo.device.NodeDevice;
import io.vireo.domain.Checkpoint;
import io.vireo.domain.Domain;
import io.vireo.domain.Snapshot;
import io.vireo.iface.HostInterface;
import io.vireo.network.Network;
import io.vireo.network.NetworkPort;
import io.vireo.nwfilter.NwFilter;
import io.vireo.nwfilter.NwFilterBinding;
import io.vireo.secret.Secret;
import io.vireo.spi.Doorway;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StorageVol;
import java.util.Objects;

/**
 * A live object: a reference, and the doorway of a connection through which every call to it goes.
 *
 * <p>A handle holds nothing of a driver. When its connection is shut, every call fails with {@link StaleHandle}; the
 * reference stays good.
 *
 * @param <R> the kind of reference
 */
public abstract sealed class Handle<R extends Ref>
        permits ConnectFacets,
                Domain,
                Snapshot,
                Checkpoint,
                Network,
                NetworkPort,
                StoragePool,
                StorageVol,
                NodeDevice,
                HostInterface,
                NwFilter,
                NwFilterBinding,
                Secret {

    private final Doorway doorway;
    private final R ref;

    /**
     * Makes a handle.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    protected Handle(Doorway doorway, R ref) {
        this.doorway = Objects.requireNonNull(doorway, "doorway");
        this.ref = Objects.requireNonNull(ref, "ref");
    }

    /**
     * Returns the object's name as a value that outlives the connection.
     *
     * @return the reference
     */
    public final R ref() {
        return ref;
    }

    /**
     * Returns a group of operations on the object.
     *
     * @param facet which operations
     * @param <F> which operations
     * @return the operations; each call goes through the gate
     * @throws Unsupported when the driver does not have them
     * @throws StaleHandle when the connection is shut
     */
    public final <F extends Facet> F as(Class<F> facet) {
        return doorway.part(facet, ref);
    }

    /**
     * Asks whether the driver has a group of operations; on a remote connection, whether it may have them.
     *
     * @param facet which operations
     * @return false when {@link #as} would fail with {@link Unsupported}
     */
    public final boolean is(Class<? extends Facet> facet) {
        return doorway.offers(facet);
    }

    /**
     * Returns the way to the driver, for handles made from this one.
     *
     * @return the doorway
     */
    protected final Doorway doorway() {
        return doorway;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Handle<?> that
                && ref.equals(that.ref)
                && doorway.uri().equals(that.doorway.uri());
    }

    @Override
    public final int hashCode() {
        return ref.hashCode();
    }

    /**
     * Returns the object's label and its connection, for messages.
     *
     * @return text for people
     */
    @Override
    public final String toString() {
        return ref.label() + " on " + doorway.uri();
    }
}

package io.vireo;

import io.vireo.device.NodeDevice;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.PromptListener;
import io.vireo.event.Subscription;
import io.vireo.iface.HostInterface;
import io.vireo.iface.HostInterfaces;
import io.vireo.network.Network;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilter;
import io.vireo.nwfilter.NwFilters;
import io.vireo.secret.Secret;
import io.vireo.secret.Secrets;
import io.vireo.spi.Doorway;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A connection to one hypervisor, and to the networks, storage and devices beside it ({@code virConnectPtr}).
 *
 * <p>Many threads may use it at once. Handles that come from it live as long as it does.
 */
public final class Connect extends ConnectFacets implements AutoCloseable {

    /**
     * Makes a handle; applications get theirs from {@link Vireo}.
     *
     * @param doorway the way to the drivers
     */
    public Connect(Doorway doorway) {
        super(doorway);
    }

    /**
     * Returns the URI that was opened, after aliases and defaults ({@code virConnectGetURI}).
     *
     * @return the URI
     */
    public ConnectUri uri() {
        return doorway().uri();
    }

    /**
     * Returns the same connection with a deadline on every call made through it, and through the handles that come from
     * it: a call that takes longer is interrupted and fails with {@link TimedOut}.
     *
     * @param patience how long a call may take
     * @return a view of this connection; closing it closes this connection
     */
    public Connect within(Duration patience) {
        return new Connect(doorway().within(patience));
    }

    /** {@return all domains, running or not, in no promised order; see {@link Domains#listDomains}} */
    public List<Domain> listDomains() {
        return domains().listDomains(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the domain of a name; see {@link Domains#domainByName}}
     *
     * @param name its name
     */
    public Domain domain(String name) {
        return at(domains().domainByName(name));
    }

    /**
     * {@return the domain of a UUID; see {@link Domains#domainByUuid}}
     *
     * @param uuid its UUID
     */
    public Domain domain(UUID uuid) {
        return at(domains().domainByUuid(uuid));
    }

    /**
     * {@return a domain that stays, newly defined and not started; see {@link Domains#defineDomain}}
     *
     * @param xml its definition
     */
    public Domain defineDomain(String xml) {
        return at(domains().defineDomain(xml, Set.of()));
    }

    /**
     * {@return a running domain that vanishes when it stops; see {@link Domains#createDomain}}
     *
     * @param xml its definition
     */
    public Domain createDomain(String xml) {
        return at(domains().createDomain(xml, Set.of()));
    }

    /** {@return all networks, running or not, in no promised order; see {@link Networks#listNetworks}} */
    public List<Network> listNetworks() {
        return networks().listNetworks(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the network of a name; see {@link Networks#networkByName}}
     *
     * @param name its name
     */
    public Network network(String name) {
        return at(networks().networkByName(name));
    }

    /**
     * {@return the network of a UUID; see {@link Networks#networkByUuid}}
     *
     * @param uuid its UUID
     */
    public Network network(UUID uuid) {
        return at(networks().networkByUuid(uuid));
    }

    /**
     * {@return a network that stays, newly defined and not started; see {@link Networks#defineNetwork}}
     *
     * @param xml its definition
     */
    public Network defineNetwork(String xml) {
        return at(networks().defineNetwork(xml, Set.of()));
    }

    /**
     * {@return a running network that vanishes when it stops; see {@link Networks#createNetwork}}
     *
     * @param xml its definition
     */
    public Network createNetwork(String xml) {
        return at(networks().createNetwork(xml, Set.of()));
    }

    /** {@return all storage pools, running or not, in no promised order; see {@link StoragePools#listPools}} */
    public List<StoragePool> listPools() {
        return storagePools().listPools(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the storage pool of a name; see {@link StoragePools#poolByName}}
     *
     * @param name its name
     */
    public StoragePool pool(String name) {
        return at(storagePools().poolByName(name));
    }

    /**
     * {@return the storage pool of a UUID; see {@link StoragePools#poolByUuid}}
     *
     * @param uuid its UUID
     */
    public StoragePool pool(UUID uuid) {
        return at(storagePools().poolByUuid(uuid));
    }

    /**
     * {@return a storage pool that stays, newly defined and not started; see {@link StoragePools#definePool}}
     *
     * @param xml its definition
     */
    public StoragePool definePool(String xml) {
        return at(storagePools().definePool(xml, Set.of()));
    }

    /**
     * {@return a running storage pool that vanishes when it stops; see {@link StoragePools#createPool}}
     *
     * @param xml its definition
     */
    public StoragePool createPool(String xml) {
        return at(storagePools().createPool(xml, Set.of()));
    }

    /**
     * {@return the storage volume of a path; see {@link StoragePools#volByPath}}
     *
     * @param path its path on the host
     */
    public StorageVol volByPath(String path) {
        return at(storagePools().volByPath(path));
    }

    /** {@return all devices of the host, in no promised order; see {@link NodeDevices#listNodeDevices}} */
    public List<NodeDevice> listNodeDevices() {
        return nodeDevices().listNodeDevices(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the device of a name; see {@link NodeDevices#nodeDeviceByName}}
     *
     * @param name its name
     */
    public NodeDevice nodeDevice(String name) {
        return at(nodeDevices().nodeDeviceByName(name));
    }

    /** {@return all interfaces of the host, in no promised order; see {@link HostInterfaces#listInterfaces}} */
    public List<HostInterface> listInterfaces() {
        return hostInterfaces().listInterfaces(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the interface of a name; see {@link HostInterfaces#interfaceByName}}
     *
     * @param name its name
     */
    public HostInterface hostInterface(String name) {
        return at(hostInterfaces().interfaceByName(name));
    }

    /** {@return all network filters, in no promised order; see {@link NwFilters#listNwFilters}} */
    public List<NwFilter> listNwFilters() {
        return nwFilters().listNwFilters().stream().map(this::at).toList();
    }

    /**
     * {@return the network filter of a name; see {@link NwFilters#nwFilterByName}}
     *
     * @param name its name
     */
    public NwFilter nwFilter(String name) {
        return at(nwFilters().nwFilterByName(name));
    }

    /**
     * {@return a network filter, newly defined or changed; see {@link NwFilters#defineNwFilter}}
     *
     * @param xml its definition
     */
    public NwFilter defineNwFilter(String xml) {
        return at(nwFilters().defineNwFilter(xml, Set.of()));
    }

    /** {@return all secrets, in no promised order; see {@link Secrets#listSecrets}} */
    public List<Secret> listSecrets() {
        return secrets().listSecrets(Set.of()).stream().map(this::at).toList();
    }

    /**
     * {@return the secret of a UUID; see {@link Secrets#secretByUuid}}
     *
     * @param uuid its UUID
     */
    public Secret secret(UUID uuid) {
        return at(secrets().secretByUuid(uuid));
    }

    /**
     * {@return a secret, newly defined or changed; see {@link Secrets#defineSecret}}
     *
     * @param xml its definition
     */
    public Secret defineSecret(String xml) {
        return at(secrets().defineSecret(xml, Set.of()));
    }

    /**
     * Asks for events.
     *
     * @param filter which events
     * @param listener called with one event at a time, in order, on a thread of the platform; may call back, unless it
     *     is a {@link PromptListener}
     * @return the way to end it
     * @throws StaleHandle when the connection is shut
     */
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return doorway().subscribe(filter, listener);
    }

    /**
     * Says whether calls can still be made ({@code virConnectIsAlive}).
     *
     * @return false once it is closed, or its driver is gone
     */
    public boolean isOpen() {
        return doorway().isOpen();
    }

    /** Closes the connection; does nothing when it is closed ({@code virConnectClose}). */
    @Override
    public void close() {
        doorway().close();
    }
}

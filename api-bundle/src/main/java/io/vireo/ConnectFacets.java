package io.vireo;

import io.vireo.device.NodeDevice;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Checkpoint;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainCapabilities;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.MigrationTarget;
import io.vireo.domain.NativeConfig;
import io.vireo.domain.SavedImages;
import io.vireo.domain.Snapshot;
import io.vireo.domain.SnapshotRef;
import io.vireo.host.HostCpu;
import io.vireo.host.HostInfo;
import io.vireo.host.HostMemory;
import io.vireo.host.HostPower;
import io.vireo.host.HostSecurity;
import io.vireo.iface.HostInterface;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.Network;
import io.vireo.network.NetworkPort;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilter;
import io.vireo.nwfilter.NwFilterBinding;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import io.vireo.secret.Secret;
import io.vireo.secret.SecretRef;
import io.vireo.secret.Secrets;
import io.vireo.spi.Doorway;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import io.vireo.storage.StorageVolRef;

/**
 * The two ways from a connection to operations: its own facets, and handles of objects whose references are known.
 *
 * <p>Apart from {@link Connect} only because a file is to be read at a glance.
 */
abstract sealed class ConnectFacets extends Handle<ConnectRef> permits Connect {

    ConnectFacets(Doorway doorway) {
        super(doorway, ConnectRef.INSTANCE);
    }

    /** {@return what can be done with domains as a whole} */
    public final Domains domains() {
        return as(Domains.class);
    }

    /** {@return what can be done with files that domains were saved to} */
    public final SavedImages savedImages() {
        return as(SavedImages.class);
    }

    /** {@return the translation from and to the hypervisor's own configuration} */
    public final NativeConfig nativeConfig() {
        return as(NativeConfig.class);
    }

    /** {@return what can be asked about the guests that the hypervisor can run} */
    public final DomainCapabilities domainCapabilities() {
        return as(DomainCapabilities.class);
    }

    /** {@return the receiving side of a migration} */
    public final MigrationTarget migrationTarget() {
        return as(MigrationTarget.class);
    }

    /** {@return what can be asked about hypervisor and host} */
    public final HostInfo host() {
        return as(HostInfo.class);
    }

    /** {@return what can be asked about the host's processors} */
    public final HostCpu hostCpu() {
        return as(HostCpu.class);
    }

    /** {@return what can be asked about and done with the host's memory} */
    public final HostMemory hostMemory() {
        return as(HostMemory.class);
    }

    /** {@return the way to put the host to sleep} */
    public final HostPower hostPower() {
        return as(HostPower.class);
    }

    /** {@return what can be asked about how the host protects guests} */
    public final HostSecurity hostSecurity() {
        return as(HostSecurity.class);
    }

    /** {@return what can be done with networks as a whole} */
    public final Networks networks() {
        return as(Networks.class);
    }

    /** {@return what can be done with storage pools as a whole} */
    public final StoragePools storagePools() {
        return as(StoragePools.class);
    }

    /** {@return what can be done with devices of the host as a whole} */
    public final NodeDevices nodeDevices() {
        return as(NodeDevices.class);
    }

    /** {@return what can be done with interfaces of the host as a whole} */
    public final HostInterfaces hostInterfaces() {
        return as(HostInterfaces.class);
    }

    /** {@return the way to change interfaces and take it back} */
    public final InterfaceChanges interfaceChanges() {
        return as(InterfaceChanges.class);
    }

    /** {@return what can be done with network filters as a whole} */
    public final NwFilters nwFilters() {
        return as(NwFilters.class);
    }

    /** {@return what can be done with bindings of network filters as a whole} */
    public final NwFilterBindings nwFilterBindings() {
        return as(NwFilterBindings.class);
    }

    /** {@return what can be done with secrets as a whole} */
    public final Secrets secrets() {
        return as(Secrets.class);
    }

    /**
     * {@return a handle of a domain; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final Domain at(DomainRef ref) {
        return new Domain(doorway(), ref);
    }

    /**
     * {@return a handle of a snapshot; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final Snapshot at(SnapshotRef ref) {
        return new Snapshot(doorway(), ref);
    }

    /**
     * {@return a handle of a checkpoint; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final Checkpoint at(CheckpointRef ref) {
        return new Checkpoint(doorway(), ref);
    }

    /**
     * {@return a handle of a network; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final Network at(NetworkRef ref) {
        return new Network(doorway(), ref);
    }

    /**
     * {@return a handle of a port; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final NetworkPort at(NetworkPortRef ref) {
        return new NetworkPort(doorway(), ref);
    }

    /**
     * {@return a handle of a storage pool; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final StoragePool at(StoragePoolRef ref) {
        return new StoragePool(doorway(), ref);
    }

    /**
     * {@return a handle of a storage volume; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final StorageVol at(StorageVolRef ref) {
        return new StorageVol(doorway(), ref);
    }

    /**
     * {@return a handle of a device; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final NodeDevice at(NodeDeviceRef ref) {
        return new NodeDevice(doorway(), ref);
    }

    /**
     * {@return a handle of an interface; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final HostInterface at(InterfaceRef ref) {
        return new HostInterface(doorway(), ref);
    }

    /**
     * {@return a handle of a network filter; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final NwFilter at(NwFilterRef ref) {
        return new NwFilter(doorway(), ref);
    }

    /**
     * {@return a handle of a binding; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final NwFilterBinding at(NwFilterBindingRef ref) {
        return new NwFilterBinding(doorway(), ref);
    }

    /**
     * {@return a handle of a secret; nobody looks whether it is there}
     *
     * @param ref its reference
     */
    public final Secret at(SecretRef ref) {
        return new Secret(doorway(), ref);
    }
}

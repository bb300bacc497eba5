package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.Snapshots;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilters;
import io.vireo.secret.Secrets;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVols;
import java.util.Set;

/** The rows of the oldest lists. */
final class ClassicRows extends Rows {

    ClassicRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of();
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 21 -> urgent().names(ListDomainsFlag.INACTIVE).row(Domains.class, Domains::listDomains);
            case 25 -> urgent().count(ListDomainsFlag.INACTIVE).row(Domains.class, Domains::listDomains);
            case 36 -> urgent().names(NetworkListFlag.INACTIVE).row(Networks.class, Networks::listNetworks);
            case 37 -> urgent().olderAs(Classic.ids(ListDomainsFlag.ACTIVE)).row(Domains.class, Domains::listDomains);
            case 38 -> urgent().names(NetworkListFlag.ACTIVE).row(Networks.class, Networks::listNetworks);
            case 50 -> urgent().count(NetworkListFlag.INACTIVE).row(Networks.class, Networks::listNetworks);
            case 51 -> urgent().count(ListDomainsFlag.ACTIVE).row(Domains.class, Domains::listDomains);
            case 52 -> urgent().count(NetworkListFlag.ACTIVE).row(Networks.class, Networks::listNetworks);
            case 71 -> urgent().count(StoragePoolListFlag.ACTIVE).row(StoragePools.class, StoragePools::listPools);
            case 72 -> urgent().names(StoragePoolListFlag.ACTIVE).row(StoragePools.class, StoragePools::listPools);
            case 73 -> urgent().count(StoragePoolListFlag.INACTIVE).row(StoragePools.class, StoragePools::listPools);
            case 74 -> urgent().names(StoragePoolListFlag.INACTIVE).row(StoragePools.class, StoragePools::listPools);
            case 91 -> urgent().count().row(StorageVols.class, StorageVols::listVols);
            case 92 -> urgent().names().row(StorageVols.class, StorageVols::listVols);
            case 111 -> urgent().olderAs(CapabilityForm::count).row(NodeDevices.class, NodeDevices::listNodeDevices);
            case 112 -> urgent().olderAs(CapabilityForm::names).row(NodeDevices.class, NodeDevices::listNodeDevices);
            case 116 -> urgent().count().row(NodeDeviceControl.class, NodeDeviceControl::capabilityNames);
            case 126 ->
                urgent().count(InterfaceListFlag.ACTIVE).row(HostInterfaces.class, HostInterfaces::listInterfaces);
            case 127 ->
                urgent().names(InterfaceListFlag.ACTIVE).row(HostInterfaces.class, HostInterfaces::listInterfaces);
            case 137 ->
                urgent().count(InterfaceListFlag.INACTIVE).row(HostInterfaces.class, HostInterfaces::listInterfaces);
            case 138 ->
                urgent().names(InterfaceListFlag.INACTIVE).row(HostInterfaces.class, HostInterfaces::listInterfaces);
            case 139 -> urgent().count().row(Secrets.class, Secrets::listSecrets);
            case 140 -> urgent().names().row(Secrets.class, Secrets::listSecrets);
            case 178 -> urgent().count().row(NwFilters.class, NwFilters::listNwFilters);
            case 179 -> urgent().names().row(NwFilters.class, NwFilters::listNwFilters);
            case 187 -> urgent().reserved().count().row(Snapshots.class, Snapshots::listSnapshots);
            case 188 -> urgent().reserved().names().row(Snapshots.class, Snapshots::listSnapshots);
            case 246 -> urgent().reserved().count().row(SnapshotControl.class, SnapshotControl::listChildren);
            case 247 -> urgent().reserved().names().row(SnapshotControl.class, SnapshotControl::listChildren);
            default -> Line.NONE;
        };
    }
}

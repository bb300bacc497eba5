package io.vireo.spi;

import io.vireo.Facet;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Backup;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockJobs;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.Devices;
import io.vireo.domain.DomainCapabilities;
import io.vireo.domain.Domains;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.Inspect;
import io.vireo.domain.IoThreads;
import io.vireo.domain.Jobs;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Memory;
import io.vireo.domain.Metadata;
import io.vireo.domain.Migration;
import io.vireo.domain.MigrationTarget;
import io.vireo.domain.NativeConfig;
import io.vireo.domain.NetworkDevices;
import io.vireo.domain.SavedImages;
import io.vireo.domain.Security;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StateFiles;
import io.vireo.domain.Tuning;
import io.vireo.domain.Vcpus;
import io.vireo.host.HostCpu;
import io.vireo.host.HostInfo;
import io.vireo.host.HostMemory;
import io.vireo.host.HostPower;
import io.vireo.host.HostSecurity;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.lxc.LxcNamespaces;
import io.vireo.lxc.LxcProcesses;
import io.vireo.network.DhcpLeases;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkMetadata;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkPorts;
import io.vireo.network.Networks;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilters;
import io.vireo.qemu.QemuDomains;
import io.vireo.qemu.QemuMonitor;
import io.vireo.secret.SecretControl;
import io.vireo.secret.Secrets;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVols;
import java.util.List;

/** Every facet of this API, so that tools need not look for them. */
public final class Facets {

    /** The facets, by package and name; a test compares them with what the packages hold. */
    public static final List<Class<? extends Facet>> ALL = List.of(
            HostCpu.class,
            HostInfo.class,
            HostMemory.class,
            HostPower.class,
            HostSecurity.class,
            Backup.class,
            BlockDevices.class,
            BlockJobs.class,
            CheckpointControl.class,
            Checkpoints.class,
            Console.class,
            Definition.class,
            Devices.class,
            DomainCapabilities.class,
            Domains.class,
            GuestAgent.class,
            Inspect.class,
            IoThreads.class,
            Jobs.class,
            Lifecycle.class,
            ManagedSave.class,
            Memory.class,
            Metadata.class,
            Migration.class,
            MigrationTarget.class,
            NativeConfig.class,
            NetworkDevices.class,
            SavedImages.class,
            Security.class,
            SnapshotControl.class,
            Snapshots.class,
            StateFiles.class,
            Tuning.class,
            Vcpus.class,
            DhcpLeases.class,
            NetworkMetadata.class,
            NetworkControl.class,
            NetworkPortControl.class,
            NetworkPorts.class,
            Networks.class,
            StoragePoolControl.class,
            StoragePools.class,
            StorageVolControl.class,
            StorageVolData.class,
            StorageVols.class,
            NodeDeviceControl.class,
            NodeDevices.class,
            HostInterfaceControl.class,
            HostInterfaces.class,
            InterfaceChanges.class,
            NwFilterBindingControl.class,
            NwFilterBindings.class,
            NwFilterControl.class,
            NwFilters.class,
            SecretControl.class,
            Secrets.class,
            QemuDomains.class,
            QemuMonitor.class,
            LxcNamespaces.class,
            LxcProcesses.class);

    private Facets() {}
}

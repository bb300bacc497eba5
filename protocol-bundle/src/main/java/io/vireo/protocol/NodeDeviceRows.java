package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDevices;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.secret.SecretControl;
import io.vireo.secret.Secrets;
import java.util.Set;

/** The rows of the host's devices and interfaces, and secrets. */
final class NodeDeviceRows extends Rows {

    NodeDeviceRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(
                NodeDevices.class,
                NodeDeviceControl.class,
                HostInterfaces.class,
                HostInterfaceControl.class,
                InterfaceChanges.class,
                Secrets.class,
                SecretControl.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 113 -> urgent().row(NodeDevices.class, NodeDevices::nodeDeviceByName);
            case 114 -> row(NodeDeviceControl.class, NodeDeviceControl::xmlDesc);
            case 115 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::parent);
            case 117 -> urgent().max(65536).capped().row(NodeDeviceControl.class, NodeDeviceControl::capabilityNames);
            case 118 -> older(0).row(NodeDeviceControl.class, NodeDeviceControl::detach);
            case 119 -> row(NodeDeviceControl.class, NodeDeviceControl::reattach);
            case 120 -> row(NodeDeviceControl.class, NodeDeviceControl::reset);
            case 123 -> row(NodeDevices.class, NodeDevices::createNodeDevice);
            case 124 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::destroy);
            case 128 -> urgent().row(HostInterfaces.class, HostInterfaces::interfaceByName);
            case 129 -> urgent().row(HostInterfaces.class, HostInterfaces::interfaceByMac);
            case 130 -> row(HostInterfaceControl.class, HostInterfaceControl::xmlDesc);
            case 131 -> urgent().row(HostInterfaces.class, HostInterfaces::defineInterface);
            case 132 -> urgent().row(HostInterfaceControl.class, HostInterfaceControl::undefine);
            case 133 -> reserved().row(HostInterfaceControl.class, HostInterfaceControl::start);
            case 134 -> urgent().reserved().row(HostInterfaceControl.class, HostInterfaceControl::destroy);
            case 141 -> urgent().row(Secrets.class, Secrets::secretByUuid);
            case 142 -> urgent().row(Secrets.class, Secrets::defineSecret);
            case 143 -> urgent().reserved().row(SecretControl.class, SecretControl::xmlDesc);
            case 144 -> urgent().reserved().max(65536).row(SecretControl.class, SecretControl::setValue);
            case 145 -> urgent().reserved().max(65536).row(SecretControl.class, SecretControl::value);
            case 146 -> urgent().row(SecretControl.class, SecretControl::undefine);
            case 147 -> urgent().row(Secrets.class, Secrets::secretByUsage);
            case 156 -> urgent().row(HostInterfaceControl.class, HostInterfaceControl::isActive);
            case 220 -> reserved().row(InterfaceChanges.class, InterfaceChanges::beginInterfaceChanges);
            case 221 -> reserved().row(InterfaceChanges.class, InterfaceChanges::commitInterfaceChanges);
            case 222 -> reserved().row(InterfaceChanges.class, InterfaceChanges::rollbackInterfaceChanges);
            case 284 -> urgent().listing().row(HostInterfaces.class, HostInterfaces::listInterfaces);
            case 285 -> urgent().max(65536).listing().row(NodeDevices.class, NodeDevices::listNodeDevices);
            case 287 -> urgent().listing().row(Secrets.class, Secrets::listSecrets);
            case 297 -> urgent().reserved().row(NodeDevices.class, NodeDevices::scsiHostByWwn);
            case 301 -> reserved().row(NodeDeviceControl.class, NodeDeviceControl::detach);
            case 428 -> row(NodeDevices.class, NodeDevices::defineNodeDevice);
            case 429 -> urgent().reserved().row(NodeDeviceControl.class, NodeDeviceControl::undefine);
            case 430 -> urgent().reserved().row(NodeDeviceControl.class, NodeDeviceControl::start);
            case 433 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::autostart);
            case 434 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::setAutostart);
            case 435 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::isPersistent);
            case 436 -> urgent().row(NodeDeviceControl.class, NodeDeviceControl::isActive);
            case 447 -> row(NodeDeviceControl.class, NodeDeviceControl::update);
            default -> Line.NONE;
        };
    }
}

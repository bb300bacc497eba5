package io.vireo.protocol;

import io.vireo.Facet;
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
import java.util.Set;

/** The rows of networks, their ports, and network filters. */
final class NetworkRows extends Rows {

    NetworkRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(
                Networks.class,
                NetworkControl.class,
                NetworkPorts.class,
                NetworkPortControl.class,
                DhcpLeases.class,
                NetworkMetadata.class,
                NwFilters.class,
                NwFilterControl.class,
                NwFilterBindings.class,
                NwFilterBindingControl.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 39 -> row(NetworkControl.class, NetworkControl::start);
            case 40 -> older(1).row(Networks.class, Networks::createNetwork);
            case 41 -> urgent().older(1).row(Networks.class, Networks::defineNetwork);
            case 42 -> urgent().row(NetworkControl.class, NetworkControl::destroy);
            case 43 -> urgent().row(NetworkControl.class, NetworkControl::xmlDesc);
            case 44 -> urgent().row(NetworkControl.class, NetworkControl::autostart);
            case 45 -> urgent().row(NetworkControl.class, NetworkControl::bridgeName);
            case 46 -> urgent().row(Networks.class, Networks::networkByName);
            case 47 -> urgent().row(Networks.class, Networks::networkByUuid);
            case 48 -> urgent().row(NetworkControl.class, NetworkControl::setAutostart);
            case 49 -> urgent().row(NetworkControl.class, NetworkControl::undefine);
            case 152 -> urgent().row(NetworkControl.class, NetworkControl::isActive);
            case 153 -> urgent().row(NetworkControl.class, NetworkControl::isPersistent);
            case 175 -> urgent().row(NwFilters.class, NwFilters::nwFilterByName);
            case 176 -> urgent().row(NwFilters.class, NwFilters::nwFilterByUuid);
            case 177 -> urgent().reserved().row(NwFilterControl.class, NwFilterControl::xmlDesc);
            case 180 -> urgent().older(1).row(NwFilters.class, NwFilters::defineNwFilter);
            case 181 -> urgent().row(NwFilterControl.class, NwFilterControl::undefine);
            case 283 -> urgent().listing().row(Networks.class, Networks::listNetworks);
            case 286 -> urgent().reserved().listing().row(NwFilters.class, NwFilters::listNwFilters);
            case 291 -> urgent().row(NetworkControl.class, NetworkControl::update);
            case 341 -> reserved().max(65536).listing().row(DhcpLeases.class, DhcpLeases::leases);
            case 397 -> urgent().row(NwFilterBindings.class, NwFilterBindings::nwFilterBindingByPortDev);
            case 398 -> urgent().reserved().row(NwFilterBindingControl.class, NwFilterBindingControl::xmlDesc);
            case 399 -> urgent().row(NwFilterBindings.class, NwFilterBindings::createNwFilterBinding);
            case 400 -> urgent().row(NwFilterBindingControl.class, NwFilterBindingControl::delete);
            case 401 ->
                urgent().reserved().listing().row(NwFilterBindings.class, NwFilterBindings::listNwFilterBindings);
            case 404 -> urgent().reserved().listing().row(NetworkPorts.class, NetworkPorts::listPorts);
            case 405 -> urgent().row(NetworkPorts.class, NetworkPorts::portByUuid);
            case 406 -> row(NetworkPorts.class, NetworkPorts::createPort);
            case 407 -> reserved().max(16).query().row(NetworkPortControl.class, NetworkPortControl::parameters);
            case 408 -> reserved().max(16).row(NetworkPortControl.class, NetworkPortControl::setParameters);
            case 409 -> reserved().row(NetworkPortControl.class, NetworkPortControl::xmlDesc);
            case 410 -> reserved().row(NetworkPortControl.class, NetworkPortControl::delete);
            case 431 -> urgent().row(NwFilters.class, NwFilters::defineNwFilter);
            case 432 -> urgent().row(Networks.class, Networks::defineNetwork);
            case 437 -> urgent().row(Networks.class, Networks::createNetwork);
            case 444 -> row(NetworkMetadata.class, NetworkMetadata::setMetadata);
            case 445 -> row(NetworkMetadata.class, NetworkMetadata::metadata);
            default -> Line.NONE;
        };
    }
}

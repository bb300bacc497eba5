package io.vireo.network;

import io.vireo.Handle;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A virtual network ({@code virNetworkPtr}). */
public final class Network extends Handle<NetworkRef> {

    /**
     * Makes a handle; applications get theirs from a {@link io.vireo.Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Network(Doorway doorway, NetworkRef ref) {
        super(doorway, ref);
    }

    /**
     * Returns its name, as it was when the handle was made.
     *
     * @return the name
     */
    public String name() {
        return ref().name();
    }

    /**
     * Returns its UUID, which it keeps for life.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return ref().uuid();
    }

    /**
     * Returns what can be done with the network.
     *
     * @return the operations; each call goes through the gate
     */
    public NetworkControl control() {
        return as(NetworkControl.class);
    }

    /**
     * Returns the addresses that it lends to guests.
     *
     * @return the operations; each call goes through the gate
     */
    public DhcpLeases dhcpLeases() {
        return as(DhcpLeases.class);
    }

    /**
     * Returns the ports that guests are plugged into.
     *
     * @return the operations; each call goes through the gate
     */
    public NetworkPorts ports() {
        return as(NetworkPorts.class);
    }

    /**
     * Offers its texts.
     *
     * @return the operations
     * @throws io.vireo.Unsupported when the driver has none of them
     */
    public NetworkMetadata metadata() {
        return as(NetworkMetadata.class);
    }

    /** Starts it; see {@link NetworkControl#start}. */
    public void start() {
        control().start();
    }

    /** Stops it at once; see {@link NetworkControl#destroy}. */
    public void destroy() {
        control().destroy();
    }

    /** Removes its definition; see {@link NetworkControl#undefine}. */
    public void undefine() {
        control().undefine();
    }

    /**
     * Describes it as it is now; see {@link NetworkControl#xmlDesc}.
     *
     * @return a {@code network} document
     */
    public String xmlDesc() {
        return control().xmlDesc(Set.of());
    }

    /**
     * Says whether it runs; see {@link NetworkControl#isActive}.
     *
     * @return true when it runs
     */
    public boolean isActive() {
        return control().isActive();
    }

    /**
     * Says whether it has a definition that stays; see {@link NetworkControl#isPersistent}.
     *
     * @return false when it vanishes as it stops
     */
    public boolean isPersistent() {
        return control().isPersistent();
    }

    /**
     * Returns the bridge that guests are plugged into; see {@link NetworkControl#bridgeName}.
     *
     * @return the name of a network device of the host
     */
    public String bridgeName() {
        return control().bridgeName();
    }

    /**
     * Says whether it starts together with the host; see {@link NetworkControl#autostart}.
     *
     * @return true when it does
     */
    public boolean autostart() {
        return control().autostart();
    }

    /**
     * Decides whether it starts together with the host; see {@link NetworkControl#setAutostart}.
     *
     * @param autostart true when it is to
     */
    public void setAutostart(boolean autostart) {
        control().setAutostart(autostart);
    }

    /**
     * Lists the addresses that it lent and that have not ended; see {@link DhcpLeases#leases}.
     *
     * @return the leases, in no promised order
     */
    public List<DhcpLease> leases() {
        return dhcpLeases().leases(Optional.empty());
    }

    /**
     * Lists its ports; see {@link NetworkPorts#listPorts}.
     *
     * @return the ports, in no promised order
     */
    public List<NetworkPort> listPorts() {
        return ports().listPorts().stream()
                .map(each -> new NetworkPort(doorway(), each))
                .toList();
    }

    /**
     * Finds a port by UUID; see {@link NetworkPorts#portByUuid}.
     *
     * @param uuid its UUID
     * @return the port
     */
    public NetworkPort port(UUID uuid) {
        return new NetworkPort(doorway(), ports().portByUuid(uuid));
    }

    /**
     * Makes a port; see {@link NetworkPorts#createPort}.
     *
     * @param xml a {@code networkport} document
     * @return the port
     */
    public NetworkPort createPort(String xml) {
        return new NetworkPort(doorway(), ports().createPort(xml, Set.of()));
    }
}

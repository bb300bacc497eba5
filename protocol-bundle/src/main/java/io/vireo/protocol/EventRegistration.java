package io.vireo.protocol;

import io.vireo.C;
import io.vireo.Facet;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.DomainRef;
import io.vireo.network.NetworkRef;
import io.vireo.secret.SecretRef;
import io.vireo.storage.StoragePoolRef;
import java.util.Optional;

/**
 * How a client says which events it wants; served by the client's session.
 *
 * <p>The newer style numbers each registration, and each event says for which it comes. In the older style there is one
 * registration for each kind of domain event.
 */
public interface EventRegistration extends Facet.OfConnect {

    /**
     * Wants life cycle events of all domains, in the oldest style.
     *
     * @return true
     */
    @C("virConnectDomainEventRegister")
    boolean registerLifecycle();

    /**
     * Wants them no more.
     *
     * @return false
     */
    @C("virConnectDomainEventDeregister")
    boolean deregisterLifecycle();

    /**
     * Wants events of all domains, in the older style.
     *
     * @param eventId the kind's number
     */
    @C("virConnectDomainEventRegisterAny")
    void registerAnyDomain(int eventId);

    /**
     * Wants them no more.
     *
     * @param eventId the kind's number
     */
    @C("virConnectDomainEventDeregisterAny")
    void deregisterAnyDomain(int eventId);

    /**
     * Wants events of domains.
     *
     * @param eventId the kind's number
     * @param domain the only domain, or all
     * @return the registration's number
     */
    @C("virConnectDomainEventRegisterAny")
    int registerDomain(int eventId, Optional<DomainRef> domain);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectDomainEventDeregisterAny")
    void deregisterDomain(int callbackId);

    /**
     * Wants events of networks.
     *
     * @param eventId the kind's number
     * @param network the only network, or all
     * @return the registration's number
     */
    @C("virConnectNetworkEventRegisterAny")
    int registerNetwork(int eventId, Optional<NetworkRef> network);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectNetworkEventDeregisterAny")
    void deregisterNetwork(int callbackId);

    /**
     * Wants events of storage pools.
     *
     * @param eventId the kind's number
     * @param pool the only pool, or all
     * @return the registration's number
     */
    @C("virConnectStoragePoolEventRegisterAny")
    int registerPool(int eventId, Optional<StoragePoolRef> pool);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectStoragePoolEventDeregisterAny")
    void deregisterPool(int callbackId);

    /**
     * Wants events of node devices.
     *
     * @param eventId the kind's number
     * @param device the only device, or all
     * @return the registration's number
     */
    @C("virConnectNodeDeviceEventRegisterAny")
    int registerNodeDevice(int eventId, Optional<NodeDeviceRef> device);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectNodeDeviceEventDeregisterAny")
    void deregisterNodeDevice(int callbackId);

    /**
     * Wants events of secrets.
     *
     * @param eventId the kind's number
     * @param secret the only secret, or all
     * @return the registration's number
     */
    @C("virConnectSecretEventRegisterAny")
    int registerSecret(int eventId, Optional<SecretRef> secret);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectSecretEventDeregisterAny")
    void deregisterSecret(int callbackId);

    /**
     * Wants events of QEMU's monitor.
     *
     * @param domain the only domain, or all
     * @param event the only event's name, or all
     * @param flags how the name is meant: 1 as a regular expression, 2 without regard to case
     * @return the registration's number
     */
    @C("virConnectDomainQemuMonitorEventRegister")
    int registerMonitor(Optional<DomainRef> domain, Optional<String> event, MonitorFlags flags);

    /**
     * Wants them no more.
     *
     * @param callbackId the registration's number
     */
    @C("virConnectDomainQemuMonitorEventDeregister")
    void deregisterMonitor(int callbackId);
}

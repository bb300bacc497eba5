package io.vireo.tck;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The few values that contracts need from a driver's author; everything else is read from the driver's classes.
 *
 * <p>Only {@link #uri()} must be given. A document that is left out leaves out the contracts that need it, which are
 * then reported as skipped, with the reason.
 */
public interface DriverSample {

    /**
     * Returns a URI to open; asked once for every contract.
     *
     * @return a URI that leads to the same objects however often it is opened, with a new empty folder as its parameter
     *     {@code root} where the driver keeps files
     */
    String uri();

    /**
     * Returns a complete definition of a domain.
     *
     * @param name its name, of letters, digits and dashes
     * @param uuid its UUID
     * @return the document {@code domain}, or empty when none can be defined
     */
    default Optional<String> domainXml(String name, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Says whether the domains of {@link #domainXml}, or those that are there, can be started here and now.
     *
     * @return false where for example the hypervisor is not installed
     */
    default boolean startsDomains() {
        return true;
    }

    /**
     * Returns a domain that can be defined but must fail to start until it is repaired.
     *
     * @param name its name
     * @param uuid its UUID
     * @return the domain, or empty when there is no such thing
     */
    default Optional<FailingDomain> failingDomain(String name, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a snapshot of a running domain.
     *
     * @param name its name
     * @return the document {@code domainsnapshot}
     */
    default Optional<String> snapshotXml(String name) {
        return Optional.of("<domainsnapshot><name>" + name + "</name></domainsnapshot>");
    }

    /**
     * Returns a definition of a checkpoint of a running domain.
     *
     * @param name its name
     * @return the document {@code domaincheckpoint}
     */
    default Optional<String> checkpointXml(String name) {
        return Optional.of("<domaincheckpoint><name>" + name + "</name></domaincheckpoint>");
    }

    /**
     * Returns a device that can be plugged into a domain of {@link #domainXml}, in a place of its own.
     *
     * @return the device's element, or empty when none can be plugged in
     */
    default Optional<String> deviceXml() {
        return Optional.empty();
    }

    /**
     * Returns where a disk of a domain of {@link #domainXml} stands.
     *
     * @return its target, such as {@code vda}, or empty when such a domain has no disk
     */
    default Optional<String> diskTarget() {
        return Optional.empty();
    }

    /**
     * Says whether a domain of {@link #domainXml} has a console.
     *
     * @return true when it can be opened while the domain runs
     */
    default boolean hasConsole() {
        return false;
    }

    /**
     * Says whether a domain of {@link #domainXml} has a screen.
     *
     * @return true when pictures of it can be taken while the domain runs
     */
    default boolean hasScreen() {
        return false;
    }

    /**
     * Returns a definition of a network that disturbs nobody.
     *
     * @param name its name
     * @param uuid its UUID
     * @return the document {@code network}, or empty
     */
    default Optional<String> networkXml(String name, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a storage pool, with an empty target of its own.
     *
     * @param name its name
     * @param uuid its UUID
     * @return the document {@code pool}, or empty
     */
    default Optional<String> poolXml(String name, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a small volume in a pool of {@link #poolXml}.
     *
     * @param name its name
     * @return the document {@code volume}, or empty
     */
    default Optional<String> volXml(String name) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a host interface that disturbs nobody.
     *
     * @param name its name
     * @return the document {@code interface}, or empty
     */
    default Optional<String> interfaceXml(String name) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a network filter.
     *
     * @param name its name
     * @param uuid its UUID
     * @return the document {@code filter}, or empty
     */
    default Optional<String> nwFilterXml(String name, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Returns a binding of a network filter to a port that nobody uses.
     *
     * @param portDev the network device of the port
     * @param filterName the name of the filter
     * @return the document {@code filterbinding}, or empty
     */
    default Optional<String> nwFilterBindingXml(String portDev, String filterName) {
        return Optional.empty();
    }

    /**
     * Returns a definition of a secret.
     *
     * @param usage what it is for, unlike that of any other secret
     * @param uuid its UUID
     * @return the document {@code secret}, or empty
     */
    default Optional<String> secretXml(String usage, UUID uuid) {
        return Optional.empty();
    }

    /**
     * Returns how long one operation, such as starting or stopping, and the event about it may take.
     *
     * @return the longest time; ten seconds unless the author says otherwise
     */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns how long to listen for an event that must not come.
     *
     * @return a time in which the driver would have told; the longer, the surer and the slower
     */
    default Duration quiet() {
        return Duration.ofMillis(100);
    }

    /**
     * Returns how long one contract may take in all, after which it fails with the place where it hangs.
     *
     * @return the longest time; a minute, or six times the patience if that is longer
     */
    default Duration limit() {
        Duration six = patience().multipliedBy(6);
        Duration minute = Duration.ofMinutes(1);
        return six.compareTo(minute) > 0 ? six : minute;
    }
}

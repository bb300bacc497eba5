package io.vireo.driver.nwfilter;

import io.vireo.nwfilter.NwFilterBindingRef;
import java.util.UUID;

/**
 * Which filter holds at a port, and whose port it is.
 *
 * @param ownerName the guest's name
 * @param ownerUuid the guest's UUID
 * @param port the network device of the host
 * @param link another device that was named; empty when none was
 * @param mac the MAC address of the guest's card
 * @param filter the filter, and what its variables are to be
 */
record Binding(String ownerName, UUID ownerUuid, String port, String link, String mac, Include filter) {

    NwFilterBindingRef ref() {
        return new NwFilterBindingRef(port, filter.filter());
    }
}

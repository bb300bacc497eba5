package io.vireo.driver.network.bridge;

import io.vireo.InvalidState;
import io.vireo.network.NetworkUpdateFlag;
import java.util.Set;

/**
 * What of a network a change is about.
 *
 * @param live whether the running network
 * @param config whether its definition
 */
record Meant(boolean live, boolean config) {

    /** As the flags say, or else the running network if it runs and the definition if not; fails when that is not there. */
    static Meant of(NetworkState now, Set<NetworkUpdateFlag> flags) {
        boolean live = flags.contains(NetworkUpdateFlag.LIVE) || flags.isEmpty() && now.isActive();
        boolean config = flags.contains(NetworkUpdateFlag.CONFIG) || flags.isEmpty() && !now.isActive();
        if (live && !now.isActive()) {
            throw new InvalidState("network is not running");
        }
        if (config && !now.isPersistent()) {
            throw new InvalidState("cannot change persistent config of a transient network");
        }
        return new Meant(live, config);
    }
}

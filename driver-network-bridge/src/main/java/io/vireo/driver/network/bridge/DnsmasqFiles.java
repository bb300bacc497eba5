package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.StateFolders;
import java.nio.file.Path;

/**
 * The files of a network's dnsmasq.
 *
 * @param config its configuration
 * @param pid its process id, written by itself
 * @param log what it says
 * @param leases what it has lent, kept over restarts
 */
record DnsmasqFiles(Path config, Path pid, Path log, Path leases) {

    static DnsmasqFiles of(StateFolders folders, String key) {
        return new DnsmasqFiles(
                folders.run().resolve(key + ".conf"),
                folders.run().resolve(key + ".pid"),
                folders.log().resolve(key + ".log"),
                folders.state().resolve(key + ".leases"));
    }
}

package io.vireo.driver.network.bridge;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network that tools take when nobody names one. A host that never had a network gets its definition, once: whoever
 * removes it is rid of it. It is neither started nor marked to be.
 */
final class DefaultNetwork {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultNetwork.class);
    private static final String XML = "<network><name>default</name><forward mode='nat'/>"
            + "<ip address='192.168.122.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp></ip></network>";

    private DefaultNetwork() {}

    static void offer(BridgeHost host) {
        Path mark = host.folders().state().resolve("default-offered");
        if (Files.exists(mark)) {
            return;
        }
        try {
            if (host.networks().size() == 0) {
                new BridgeNetworks(host).defineNetwork(XML, Set.of());
            }
            AtomicFiles.write(mark, "", "the mark that the default network was offered");
        } catch (VirtException failure) {
            LOG.warn("The default network could not be defined", failure);
        }
    }
}

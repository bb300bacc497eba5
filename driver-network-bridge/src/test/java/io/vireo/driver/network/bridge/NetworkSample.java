package io.vireo.driver.network.bridge;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Networks for the contracts: each with a subnet of its own, each in a folder of its own. */
final class NetworkSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path folder;

    NetworkSample(Path folder) {
        this.folder = folder;
    }

    @Override
    public String uri() {
        return "network:///embed?root=" + folder.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public Optional<String> networkXml(String name, UUID uuid) {
        int subnet = Math.floorMod(NEXT.incrementAndGet(), 250);
        return Optional.of("<network><name>" + name + "</name><uuid>" + uuid + "</uuid>"
                + "<ip address='10.77." + subnet + ".1' prefix='24'>"
                + "<dhcp><range start='10.77." + subnet + ".2' end='10.77." + subnet + ".99'/></dhcp></ip></network>");
    }
}

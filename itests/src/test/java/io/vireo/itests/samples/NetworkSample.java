package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Networks with addresses, each in a subnet of its own and each connection in a folder of its own. */
public final class NetworkSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final int SUBNETS = 250;

    private final Path folder;

    /**
     * Makes the sample.
     *
     * @param folder where the connections are
     */
    public NetworkSample(Path folder) {
        this.folder = folder;
    }

    @Override
    public String uri() {
        return "network:///embed?root=" + folder.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public Optional<String> networkXml(String name, UUID uuid) {
        String net = "10.77." + Math.floorMod(NEXT.incrementAndGet(), SUBNETS);
        return Optional.of("<network><name>" + name + "</name><uuid>" + uuid + "</uuid><ip address='" + net
                + ".1' prefix='24'><dhcp><range start='" + net + ".2' end='" + net
                + ".99'/></dhcp></ip></network>");
    }
}

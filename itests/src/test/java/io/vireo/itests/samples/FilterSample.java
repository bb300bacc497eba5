package io.vireo.itests.samples;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Network filters, each connection in a folder of its own. */
public final class FilterSample implements DriverSample {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Path folder;

    /**
     * Makes the sample.
     *
     * @param folder where the connections are
     */
    public FilterSample(Path folder) {
        this.folder = folder;
    }

    @Override
    public String uri() {
        return "nwfilter:///embed?root=" + folder.resolve(Integer.toString(NEXT.incrementAndGet()));
    }

    @Override
    public Optional<String> nwFilterXml(String name, UUID uuid) {
        return Optional.of("<filter name='" + name + "' chain='ipv4'><uuid>" + uuid + "</uuid>"
                + "<rule action='drop' direction='out'><ip dstipaddr='10.9.8.7'/></rule></filter>");
    }

    @Override
    public Optional<String> nwFilterBindingXml(String portDev, String filterName) {
        return Optional.of("<filterbinding><owner><name>web</name><uuid>" + UUID.randomUUID() + "</uuid></owner>"
                + "<portdev name='" + portDev + "'/><mac address='52:54:00:00:00:01'/><filterref filter='" + filterName
                + "'/></filterbinding>");
    }
}

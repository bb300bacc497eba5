package io.vireo.driver.nwfilter;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** What the contracts may define. */
record FilterSample(Path folder) implements DriverSample {

    @Override
    public String uri() {
        return "nwfilter:///system?root=" + folder;
    }

    @Override
    public Optional<String> nwFilterXml(String name, UUID uuid) {
        return Optional.of("<filter name='" + name + "' chain='ipv4'><uuid>" + uuid + "</uuid>"
                + "<rule action='drop' direction='out'><ip dstipaddr='10.9.8.7'/></rule></filter>");
    }

    @Override
    public Optional<String> nwFilterBindingXml(String portDev, String filterName) {
        return Optional.of(Opened.binding(portDev, filterName));
    }
}

package io.vireo.driver.nwfilter;

import io.vireo.ErrorDomain;
import io.vireo.driver.kit.SharedHosts;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;

/**
 * The network filters of a host, as rules of nftables: alone at {@code nwfilter:///system}, and beside every hypervisor of
 * this host.
 */
@Component(service = Driver.class)
public final class FilterDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(
            Parts.of(FilterSession.class)
                    .with(HostFilters.class, HostFilters::new)
                    .with(HostBindings.class, HostBindings::new),
            Parts.of(HostFilter.class),
            Parts.of(HostBinding.class));

    private final SharedHosts<FilterHost> hosts;

    /** Makes the driver; nothing is opened yet. */
    public FilterDriver() {
        this(RealNft::new, Devices.OF_THIS_HOST);
    }

    FilterDriver(Function<Path, Nft> nft, Devices devices) {
        this.hosts = new SharedHosts<>(folders -> FilterHost.open(folders, nft, devices), FilterHost::close);
    }

    @Override
    public String name() {
        return "nwfilter";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.NWFILTER;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("nwfilter");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.NWFILTER;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = StateFolders.of(request, "nwfilter");
        FilterHost host = hosts.join(folders);
        if (request.uri().path().equals("/system")) {
            PredefinedFilters.offer(host);
        }
        return new FilterSession(host, () -> hosts.leave(folders));
    }
}

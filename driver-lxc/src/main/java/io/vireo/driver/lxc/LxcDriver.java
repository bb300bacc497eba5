package io.vireo.driver.lxc;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import io.vireo.driver.kit.SharedHosts;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Linux containers: {@code lxc:///system}, and {@code lxc:///embed?root=DIR} for containers of an application's own.
 *
 * <p>Sessions of the same folders share one host, which is opened with the first and closed with the last of them;
 * containers run on.
 */
@Component(service = Driver.class)
public final class LxcDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(LxcParts.OF_CONNECT, LxcParts.OF_DOMAIN);

    private final SharedHosts<LxcHost> hosts = new SharedHosts<>(LxcHost::open, LxcHost::close);

    /** Makes the driver; nothing is opened yet. */
    public LxcDriver() {}

    @Override
    public String name() {
        return "LXC";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("lxc");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.LXC;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = folders(request.uri(), request.root());
        LxcHost host = hosts.join(folders);
        host.events().add(request.events());
        host.companions().add(request.companions());
        host.settle();
        return new LxcSession(host, request, () -> hosts.leave(folders));
    }

    private static StateFolders folders(ConnectUri uri, Optional<Path> root) {
        Optional<Path> chosen = uri.parameter("root").map(Path::of).or(() -> root);
        return switch (uri.path()) {
            case "/system", "", "/" -> StateFolders.of(chosen).of("lxc");
            case "/embed" ->
                StateFolders.below(chosen.orElseThrow(() -> bad(uri, "it names no folder: ?root=DIR")))
                        .of("lxc");
            default -> throw bad(uri, "its path is none of /system, /embed; containers of users are not offered");
        };
    }

    private static VirtException bad(ConnectUri uri, String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, "the LXC driver cannot open " + uri + ": " + why);
    }
}

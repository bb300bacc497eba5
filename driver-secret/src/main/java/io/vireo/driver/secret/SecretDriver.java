package io.vireo.driver.secret;

import io.vireo.ErrorDomain;
import io.vireo.driver.kit.SharedHosts;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The secrets of a host, beside a hypervisor or alone as {@code secret:///system}. */
@Component(service = Driver.class)
public final class SecretDriver implements Driver {

    private static final List<Parts<?>> PARTS = List.of(
            Parts.of(SecretSession.class).with(HostSecrets.class, session -> new HostSecrets(session.host())),
            Parts.of(HostSecret.class).with(HostSecretControl.class, HostSecretControl::new));

    /** What no file keeps outlives the last session, as long as this driver does. */
    private final Map<StateFolders, List<HostSecret>> ephemeral = new ConcurrentHashMap<>();

    private final SharedHosts<SecretHost> hosts = new SharedHosts<>(this::openHost, SecretHost::close);

    /** Makes the driver; nothing is opened yet. */
    public SecretDriver() {}

    @Override
    public String name() {
        return "secret";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.SECRET;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("secret");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.SECRET;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    private SecretHost openHost(StateFolders folders) {
        SecretHost host = SecretHost.open(folders, left -> ephemeral.put(folders, left));
        host.restore(Optional.ofNullable(ephemeral.remove(folders)).orElse(List.of()));
        return host;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = StateFolders.of(request, "secret");
        SecretHost host = hosts.join(folders);
        host.events().add(request.events());
        return new SecretSession(host, () -> {
            host.events().remove(request.events());
            hosts.leave(folders);
        });
    }
}

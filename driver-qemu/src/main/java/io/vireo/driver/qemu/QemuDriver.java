package io.vireo.driver.qemu;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import io.vireo.driver.kit.StateFolders;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guests as QEMU processes: {@code qemu:///system}, {@code qemu:///session}, and {@code qemu:///embed?root=DIR} for guests of an
 * application's own.
 *
 * <p>Sessions of the same folders share one host, which is opened with the first and closed with the last of them.
 */
@Component(service = Driver.class)
public final class QemuDriver implements Driver {

    private static final Logger LOG = LoggerFactory.getLogger(QemuDriver.class);
    private static final List<Parts<?>> PARTS =
            List.of(QemuParts.OF_CONNECT, QemuParts.OF_DOMAIN, QemuParts.OF_SNAPSHOT, QemuParts.OF_CHECKPOINT);

    private final Timings timings;
    private final Map<StateFolders, Shared> hosts = new HashMap<>();

    private static final class Shared {
        private final QemuHost host;
        private int sessions;

        private Shared(QemuHost host) {
            this.host = host;
        }
    }

    /** Makes the driver; nothing is opened yet. */
    public QemuDriver() {
        this(Timings.USUAL);
    }

    QemuDriver(Timings timings) {
        this.timings = timings;
    }

    @Override
    public String name() {
        return "QEMU";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.HYPERVISOR;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("qemu");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.QEMU;
    }

    @Override
    public List<Parts<?>> parts() {
        return PARTS;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        StateFolders folders = folders(request.uri(), request.root());
        synchronized (hosts) {
            Shared shared = hosts.get(folders);
            boolean first = shared == null;
            if (first) {
                shared = new Shared(QemuHost.open(folders, timings));
            }
            QemuHost host = shared.host;
            host.events().add(request.events());
            host.companions().add(request.companions());
            if (first) {
                recover(host);
                hosts.put(folders, shared);
            }
            shared.sessions++;
            return new QemuSession(host, request, () -> release(folders));
        }
    }

    private static void recover(QemuHost host) {
        try {
            Recovery.of(host);
            prune(host);
        } catch (RuntimeException failure) {
            host.close();
            throw failure;
        }
        Autostart.of(host);
    }

    /** Networks and filters that cannot be asked keep what guests had: guests do without. */
    private static void prune(QemuHost host) {
        Function<UUID, Optional<Element>> present = uuid -> host.table()
                .find(uuid)
                .map(domain -> domain.state().run().map(QemuState.Run::live).orElseGet(() -> Element.of("domain")));
        attempt(
                "The ports of networks could not be looked through",
                () -> host.networks().prune(present));
        attempt(
                "The bindings of filters could not be looked through",
                () -> host.filters().prune(present));
        for (QemuDomain domain : host.table().list()) {
            domain.state()
                    .run()
                    .ifPresent(run -> attempt(
                            "The filters of a guest could not be bound again",
                            () -> host.filters().settle(domain.ref(), run.live())));
        }
    }

    private static void attempt(String failed, Runnable work) {
        try {
            work.run();
        } catch (VirtException failure) {
            LOG.warn(failed, failure);
        }
    }

    private void release(StateFolders folders) {
        synchronized (hosts) {
            Shared shared = hosts.get(folders);
            if (--shared.sessions == 0) {
                hosts.remove(folders);
                shared.host.close();
            }
        }
    }

    private static StateFolders folders(ConnectUri uri, Optional<Path> root) {
        Optional<Path> chosen = uri.parameter("root").map(Path::of).or(() -> root);
        return switch (uri.path()) {
            case "/system", "", "/" -> StateFolders.of(chosen).of("qemu");
            case "/session" ->
                chosen.map(StateFolders::below)
                        .orElseGet(() -> StateFolders.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))))
                        .of("qemu-session");
            case "/embed" ->
                StateFolders.below(chosen.orElseThrow(() -> bad(uri, "it names no folder: ?root=DIR")))
                        .of("qemu");
            default -> throw bad(uri, "its path is none of /system, /session, /embed");
        };
    }

    private static VirtException bad(ConnectUri uri, String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, "the QEMU driver cannot open " + uri + ": " + why);
    }
}

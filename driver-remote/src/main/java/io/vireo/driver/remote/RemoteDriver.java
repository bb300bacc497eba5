package io.vireo.driver.remote;

import io.vireo.ErrorDomain;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.Facets;
import io.vireo.spi.Finding;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Servers of the libvirt protocol: every URI with a transport, or with a host that no local driver claims.
 *
 * <p>What a server supports, only the server knows: every facet is offered, and each call finds out.
 */
@Component(service = Driver.class, configurationPid = "io.vireo.driver.remote")
public final class RemoteDriver implements Driver {

    /** What the configuration with the PID of this bundle says; a URI may say otherwise. */
    @interface Configuration {

        /** For how many seconds a lost connection is tried again; 0 for not at all. */
        int reconnect() default 300;

        /** After how many seconds of silence a server is asked whether it is there; 0 for never. */
        int keepalive() default 5;

        /** How many such questions in a row may stay without an answer. */
        int unanswered() default 5;

        /** How many seconds a server may take to let this client in. */
        int patience() default 30;
    }

    private final Settings settings;
    private final Clock clock = new Clock();

    /** Makes the driver; everything else happens when a connection is opened. */
    public RemoteDriver() {
        this.settings = Settings.STANDARD;
    }

    /**
     * Makes the driver as it is configured.
     *
     * @param configuration what connections do unless their URI says otherwise
     */
    @Activate
    public RemoteDriver(Configuration configuration) {
        this.settings = new Settings(
                Duration.ofSeconds(configuration.reconnect()),
                Duration.ofSeconds(configuration.keepalive()),
                configuration.unanswered(),
                Duration.ofSeconds(configuration.patience()));
    }

    /** Stops the driver's clock; its sessions are closed by then. */
    @Deactivate
    public void deactivate() {
        clock.close();
    }

    @Override
    public String name() {
        return "remote";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("remote");
    }

    @Override
    public Set<DriverKind> companions() {
        return Set.of(); // A server has its own networks and storage.
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.REMOTE;
    }

    @Override
    public List<Parts<?>> parts() {
        Map<Class<? extends Ref>, Parts<RemoteSession.Subject>> byKind = new LinkedHashMap<>();
        for (Class<? extends Facet> facet : Facets.ALL) {
            byKind.compute(Facet.subjectOf(facet), (kind, parts) -> with(parts, facet));
        }
        return new ArrayList<>(byKind.values());
    }

    private static <F extends Facet> Parts<RemoteSession.Subject> with(
            Parts<RemoteSession.Subject> parts, Class<F> facet) {
        Parts<RemoteSession.Subject> before = parts == null ? Parts.of(RemoteSession.Subject.class) : parts;
        return before.with(
                facet,
                subject -> Stub.of(facet, subject.ref(), subject.session().calls()));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return open(request, Walk.SILENT);
    }

    private RemoteSession open(OpenRequest request, Walk walk) {
        RemoteUri uri = RemoteUri.of(request.uri());
        boolean readOnly = request.flags().contains(OpenFlag.READ_ONLY);
        Opening opening = new Opening(uri, readOnly, settings, Place.ofThisProcess(), clock);
        return RemoteSession.open(opening, request.events(), walk);
    }

    @Override
    public void examine(OpenRequest request, Consumer<Finding> findings) {
        List<Finding> told = new ArrayList<>();
        Walk walk = finding -> {
            told.add(finding);
            findings.accept(finding);
        };
        try {
            RemoteUri uri = RemoteUri.of(request.uri());
            if (uri.transport() == Transport.SSH) {
                new SshProbe(uri, walk).run();
            }
            open(request, walk).close();
        } catch (VirtException failure) {
            if (told.stream().allMatch(Finding::passed)) {
                findings.accept(new Finding("connection", false, failure.getMessage()));
            }
        }
    }
}

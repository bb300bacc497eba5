package io.vireo;

import io.vireo.spi.DriverStatus;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The front door: opens connections to whatever the drivers that are active at that moment manage.
 *
 * <p>In OSGi it is a service. Elsewhere {@link #load()} finds it, on the module path and on the class path alike.
 */
@ProviderType
public interface Vireo {

    /**
     * Finds the platform and its drivers by {@link ServiceLoader}.
     *
     * @return the platform
     * @throws NoDriver when no registry is on the module path or class path
     */
    static Vireo load() {
        return ServiceLoader.load(Vireo.class, Vireo.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new NoDriver("anything: no registry (io.vireo.registry) is on the module path or class path"));
    }

    /**
     * Opens a connection; an alias of the configuration may stand for the URI.
     *
     * @param uri the URI, or an alias
     * @return an open connection, to be closed
     * @throws NoDriver when no active driver serves the URI; the message lists what is there
     */
    default Connect open(String uri) {
        return open(uri, Set.of());
    }

    /**
     * Opens a connection ({@code virConnectOpen}, {@code virConnectOpenReadOnly}, {@code virConnectOpenAuth}).
     *
     * @param uri the URI, or an alias; empty for the default URI
     * @param flags how to open it
     * @return an open connection, to be closed
     * @throws NoDriver when no active driver serves the URI; the message lists what is there
     */
    default Connect open(String uri, Set<OpenFlag> flags) {
        return open(uri, flags, Identity.LOCAL);
    }

    /**
     * Opens a connection on behalf of somebody else, whose calls the {@link io.vireo.spi.AccessPolicy access policies}
     * judge.
     *
     * @param uri the URI, or an alias; empty for the default URI
     * @param flags how to open it
     * @param who on whose behalf
     * @return an open connection, to be closed
     * @throws NoDriver when no active driver serves the URI; the message lists what is there
     * @throws Denied when a policy does not let him connect
     */
    Connect open(String uri, Set<OpenFlag> flags, Identity who);

    /**
     * Opens the default connection: {@code VIREO_DEFAULT_URI}, {@code LIBVIRT_DEFAULT_URI}, the configuration, then
     * whichever local driver answers.
     *
     * @return an open connection, to be closed; {@link Connect#uri()} says which was chosen
     * @throws NoDriver when none answers
     */
    default Connect open() {
        return open("", Set.of());
    }

    /**
     * Lists the drivers that are here, and why one that is installed is not active.
     *
     * @return a snapshot
     */
    List<DriverStatus> drivers();

    /**
     * Walks the steps of opening a connection, closes it again, and tells what became of each step: which driver serves
     * the URI, and whatever that driver's way to it consists of.
     *
     * @param uri the URI, or an alias
     * @param findings told each step, up to the first that fails
     */
    void examine(String uri, Consumer<Finding> findings);
}

package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A driver: what a bundle registers as a service, or names for {@link java.util.ServiceLoader}, to be found by URI.
 *
 * <p>It is asked by many threads at once. Everything here but {@link #open} answers at once and never fails; what needs
 * the hypervisor, files or a network happens in {@link #open}.
 */
@ConsumerType
public interface Driver {

    /**
     * Returns the name that people know the driver by.
     *
     * @return a name such as {@code QEMU}, as {@code virConnectGetType} gives it
     */
    String name();

    /**
     * Returns what the driver manages.
     *
     * @return its kind; a hypervisor unless the driver says otherwise
     */
    default DriverKind kind() {
        return DriverKind.HYPERVISOR;
    }

    /**
     * Returns the URI schemes that it serves.
     *
     * @return lower-case schemes such as {@code qemu}; for a kind other than a hypervisor usually the kind's own
     */
    Set<String> schemes();

    /**
     * Returns where its errors arise.
     *
     * @return libvirt's error domain, put into every error that has none; unless the driver says otherwise the one that
     *     says nothing, since libvirt has numbers for its own drivers only
     */
    default ErrorDomain errorDomain() {
        return ErrorDomain.NONE;
    }

    /**
     * Says whether the driver serves a URI whose scheme it has.
     *
     * @param uri a URI with one of {@link #schemes()}
     * @return true for a local URI, unless the driver says otherwise
     */
    default boolean claims(ConnectUri uri) {
        return uri.isLocal();
    }

    /**
     * Returns the kinds of driver that a connection of this hypervisor takes its networks, storage and so on from.
     *
     * @return every kind but the hypervisor for a hypervisor that runs on the host; none when it has its own or is no
     *     hypervisor
     */
    default Set<DriverKind> companions() {
        return kind() == DriverKind.HYPERVISOR
                ? EnumSet.complementOf(EnumSet.of(DriverKind.HYPERVISOR))
                : EnumSet.noneOf(DriverKind.class);
    }

    /**
     * Returns what it offers, by its classes: one composition for each kind of object.
     *
     * @return the parts; always the same
     */
    List<Parts<?>> parts();

    /**
     * Opens a session.
     *
     * @param request what was asked for
     * @return a session, closed by the registry
     * @throws io.vireo.VirtException when it cannot; nothing is left behind then
     */
    DriverSession open(OpenRequest request);

    /**
     * Walks the steps of opening a session, closes it again, and tells what became of each step.
     *
     * @param request what was asked for
     * @param findings told each step, up to the first that fails; never fails itself
     */
    default void examine(OpenRequest request, Consumer<Finding> findings) {
        Finding opened;
        try {
            open(request).close();
            opened = new Finding("open", true, "the " + name() + " driver has opened " + request.uri());
        } catch (VirtException failure) {
            opened = new Finding("open", false, failure.getMessage());
        }
        findings.accept(opened);
    }
}

package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.spi.DriverKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the driver of a URI.
 *
 * @param drivers those that are here, the preferred ones first
 */
record Choice(List<Plugged> drivers) {

    private static final String LAST = "test";

    /** The driver that serves a URI: one that claims it, or the one for servers when it names a server. */
    Optional<Plugged> of(ConnectUri uri) {
        if (uri.transport().isEmpty()) {
            for (Plugged each : drivers) {
                if (!each.isRemote() && each.serves(uri)) {
                    return Optional.of(each);
                }
            }
        }
        return uri.isLocal()
                ? Optional.empty()
                : drivers.stream().filter(Plugged::isRemote).findFirst();
    }

    /** The URIs to try when none is given: QEMU, containers, any other hypervisor of this host, the simulator last. */
    List<ConnectUri> probes(boolean isRoot) {
        List<String> schemes = new ArrayList<>(List.of("qemu", "lxc"));
        drivers.stream()
                .filter(each -> each.kind() == DriverKind.HYPERVISOR && !each.isRemote())
                .flatMap(each -> each.schemes().stream().sorted())
                .filter(scheme -> !scheme.equals(LAST) && !schemes.contains(scheme))
                .forEach(schemes::add);
        schemes.add(LAST);
        return schemes.stream()
                .map(scheme -> ConnectUri.parse(scheme + "://" + path(scheme, isRoot)))
                .filter(uri -> of(uri).isPresent())
                .toList();
    }

    private static String path(String scheme, boolean isRoot) {
        if (scheme.equals(LAST)) {
            return "/default";
        }
        return isRoot || scheme.equals("lxc") ? "/system" : "/session";
    }
}

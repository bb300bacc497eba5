package io.vireo.tck;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.device.NodeDevices;
import io.vireo.domain.Lifecycle;
import io.vireo.spi.DriverKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object that is there, and a facet that the driver offers for its kind.
 *
 * @param facet the facet
 * @param ref the object
 */
record Subject(Class<? extends Facet> facet, Ref ref) {

    private static final Map<String, DriverKind> KINDS = Map.of(
            "network", DriverKind.NETWORK,
            "storage", DriverKind.STORAGE,
            "iface", DriverKind.INTERFACE,
            "device", DriverKind.NODE_DEVICE,
            "nwfilter", DriverKind.NWFILTER,
            "secret", DriverKind.SECRET);

    /** Every facet that the driver offers, on every object that can be made or found without ado. */
    static List<Subject> all(Bench bench) {
        List<Ref> refs = new ArrayList<>();
        refs.add(ConnectRef.INSTANCE);
        Kinds.ALL.forEach(kind -> refs.addAll(some(bench, kind)));
        if (bench.candidate().offers(NodeDevices.class)) {
            bench.connect().nodeDevices().listNodeDevices(Set.of()).stream()
                    .limit(1)
                    .forEach(refs::add);
        }
        return refs.stream()
                .flatMap(ref -> bench.candidate().facets().stream()
                        .filter(facet -> Facet.subjectOf(facet).isInstance(ref))
                        .map(facet -> new Subject(facet, ref)))
                .toList();
    }

    /** One that is off and, if it is a domain, one that runs. */
    private static <R extends Ref> List<R> some(Bench bench, Kind<R> kind) {
        if (kind.definable().missing(bench.candidate()).isPresent()) {
            return kind.can(Verb.LIST).missing(bench.candidate()).isPresent()
                    ? List.of()
                    : kind.list(bench.connect()).stream().limit(1).toList();
        }
        R off = bench.define(kind);
        boolean starts = kind instanceof DomainKind
                && bench.sample().startsDomains()
                && bench.candidate().offers(Lifecycle.class);
        if (!starts) {
            return List.of(off);
        }
        R running = bench.define(kind);
        kind.start(bench.connect(), running);
        return List.of(off, running);
    }

    /** A reference of the kind that a facet needs; nothing need be there. */
    static Ref anyRef(Class<? extends Facet> facet) {
        return UnknownRef.of(Facet.subjectOf(facet)).map(UnknownRef::ref).orElse(ConnectRef.INSTANCE);
    }

    /** Which kind of driver a facet belongs to. */
    static DriverKind kindOf(Class<? extends Facet> facet) {
        String name = facet.getPackageName();
        return KINDS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), DriverKind.HYPERVISOR);
    }
}

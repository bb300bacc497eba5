package io.vireo.registry;

import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.spi.Parts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a driver's classes offer. Only the kinds of objects that somebody uses are looked at: a driver may leave the
 * composition of the others for later.
 */
final class Offer {

    static final Offer NOTHING = new Offer(List.of());

    private final List<Parts<?>> parts;

    /** Facets that are offered, and no other: one that came with another driver must be able to go with it. */
    private final Map<Class<? extends Facet>, Parts<?>> found = new ConcurrentHashMap<>();

    Offer(List<Parts<?>> parts) {
        this.parts = List.copyOf(parts);
    }

    boolean has(Class<? extends Facet> facet) {
        return find(facet).isPresent();
    }

    /** Makes the part of an object that implements a facet which is offered. */
    Facet bind(Class<? extends Facet> facet, Object object) {
        return find(facet).orElseThrow().bind(facet, object);
    }

    private Optional<Parts<?>> find(Class<? extends Facet> facet) {
        Parts<?> known = found.get(facet);
        return known != null ? Optional.of(known) : search(facet);
    }

    private Optional<Parts<?>> search(Class<? extends Facet> facet) {
        Class<? extends Ref> kind = Facet.subjectOf(facet);
        for (Parts<?> each : parts) {
            Optional<Class<? extends Ref>> own = each.ref();
            if (own.isPresent() && own.get() == kind && each.facets().contains(facet)) {
                found.put(facet, each);
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The names of all facets, which may be remembered when the driver is gone. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Parts<?> each : parts) {
            each.facets().forEach(facet -> names.add(facet.getName()));
        }
        return names;
    }
}

package io.vireo.spi;

import io.vireo.Facet;
import io.vireo.Ref;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a driver composes the operations on one kind of object: {@code Parts.of(QemuDomain.class)
 * .with(QemuLifecycle.class, QemuLifecycle::new)}.
 *
 * <p>What a driver supports is what the classes named here implement and override; nothing else is asked. Facets that the
 * object's class implements itself need no part.
 *
 * @param <S> the driver's class for such an object
 */
public final class Parts<S> {

    private record Part<S>(Class<?> type, Function<? super S, ?> make) {}

    private final Class<S> subject;
    private final Optional<Class<? extends Ref>> promised;
    private final Optional<Supplier<Parts<S>>> composition;
    private volatile Map<Class<? extends Facet>, Part<S>> parts;

    private Parts(Class<S> subject, Map<Class<? extends Facet>, Part<S>> parts) {
        this.subject = subject;
        this.promised = Optional.empty();
        this.composition = Optional.empty();
        this.parts = Collections.unmodifiableMap(parts);
    }

    private Parts(Class<? extends Ref> ref, Class<S> subject, Supplier<Parts<S>> composition) {
        this.subject = subject;
        this.promised = Optional.of(ref);
        this.composition = Optional.of(composition);
    }

    /** The parts by their facets; made now if they were left for later, by several threads maybe, with the same result. */
    private Map<Class<? extends Facet>, Part<S>> parts() {
        Map<Class<? extends Facet>, Part<S>> known = parts;
        if (known == null) {
            known = composition.orElseThrow().get().parts();
            for (Class<? extends Facet> facet : known.keySet()) {
                if (Facet.subjectOf(facet) != promised.orElseThrow()) {
                    throw new IllegalArgumentException(
                            facet.getName() + " of " + subject.getName() + " is for another kind of object than "
                                    + promised.get().getName());
                }
            }
            parts = known;
        }
        return known;
    }

    /**
     * Begins with the facets that the object's class implements itself, maybe none.
     *
     * @param subject the driver's class for such an object
     * @param <S> the driver's class for such an object
     * @return a composition
     */
    public static <S> Parts<S> of(Class<S> subject) {
        return new Parts<S>(subject, Map.of()).with(subject, Function.identity());
    }

    /**
     * Leaves a composition for later: it is made when somebody asks for a facet of such an object. For the kinds of objects
     * that have many parts, because many programs open a connection and never touch most kinds.
     *
     * @param ref the kind of reference that names such an object
     * @param subject the driver's class for such an object
     * @param composition makes the composition; that its facets are of another kind shows when they are asked for, as an
     *     {@code IllegalArgumentException}
     * @param <S> the driver's class for such an object
     * @return the composition
     */
    public static <S> Parts<S> later(Class<? extends Ref> ref, Class<S> subject, Supplier<Parts<S>> composition) {
        return new Parts<>(ref, subject, composition);
    }

    /**
     * Adds the facets that another class implements.
     *
     * <p>A driver that only learns from a call what is supported, because somebody else implements it, names the facet
     * itself: each of its operations may be supported then.
     *
     * @param type the class of the part, or a facet
     * @param make makes the part of an object; called often, so it should be cheap
     * @param <P> the class of the part
     * @return a new composition
     * @throws IllegalArgumentException when a facet stands twice, or belongs to another kind of object
     */
    public <P> Parts<S> with(Class<P> type, Function<? super S, ? extends P> make) {
        Map<Class<? extends Facet>, Part<S>> more = new LinkedHashMap<>(parts());
        for (Class<? extends Facet> facet : facetsOf(type)) {
            if (more.put(facet, new Part<>(type, make)) != null) {
                throw new IllegalArgumentException(
                        facet.getName() + " stands twice in the parts of " + subject.getName());
            }
        }
        requireOneKind(type, more);
        return new Parts<>(subject, more);
    }

    /** What was there is known to be of one kind, so the first stands for it. */
    private void requireOneKind(Class<?> type, Map<Class<? extends Facet>, Part<S>> more) {
        Class<? extends Ref> kind = null;
        for (Class<? extends Facet> facet : more.keySet()) {
            if (kind != null && parts().containsKey(facet)) {
                continue;
            }
            Class<? extends Ref> own = Facet.subjectOf(facet);
            if (kind != null && own != kind) {
                throw new IllegalArgumentException(type.getName()
                        + " has facets of another kind of object than the other parts of " + subject.getName());
            }
            kind = own;
        }
    }

    private static Set<Class<? extends Facet>> facetsOf(Class<?> type) {
        if (type.isInterface() && Facet.class.isAssignableFrom(type)) {
            return Set.of(type.asSubclass(Facet.class));
        }
        Set<Class<? extends Facet>> facets = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> face : at.getInterfaces()) {
                if (Facet.class.isAssignableFrom(face)) {
                    facets.add(face.asSubclass(Facet.class));
                }
            }
        }
        return facets;
    }

    /**
     * Returns the driver's class for such an object.
     *
     * @return the class
     */
    public Class<S> subject() {
        return subject;
    }

    /**
     * Returns the kind of reference that names such an object.
     *
     * @return the class of the reference; empty when there are no facets
     */
    public Optional<Class<? extends Ref>> ref() {
        if (promised.isPresent()) {
            return promised;
        }
        Iterator<Class<? extends Facet>> facets = parts().keySet().iterator();
        return facets.hasNext() ? Optional.of(Facet.subjectOf(facets.next())) : Optional.empty();
    }

    /**
     * Returns the facets that are offered, in the order in which they were named.
     *
     * @return the facets, unmodifiable
     */
    public Set<Class<? extends Facet>> facets() {
        return parts().keySet();
    }

    /**
     * Returns the class that implements a facet, from which is read what it overrides.
     *
     * @param facet a facet
     * @return the class, or empty when the facet is not offered
     */
    public Optional<Class<?>> typeOf(Class<? extends Facet> facet) {
        return Optional.ofNullable(parts().get(facet)).map(Part::type);
    }

    /**
     * Makes the part of an object that implements a facet.
     *
     * @param facet a facet that is offered
     * @param object the driver's own object
     * @param <F> the facet
     * @return the part
     * @throws IllegalArgumentException when the facet is not offered
     */
    public <F extends Facet> F bind(Class<F> facet, Object object) {
        Part<S> part = parts().get(facet);
        if (part == null) {
            throw new IllegalArgumentException(facet.getName() + " is not among the parts of " + subject.getName());
        }
        return facet.cast(part.make().apply(subject.cast(object)));
    }
}

package io.vireo.registry;

import io.vireo.Facet;
import io.vireo.Ref;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the gate knows of a facet, read from its class once, and of each method when it is called first. */
final class FacetType {

    /**
     * The facets met so far. Each is kept by its own class, so that one which came with a driver goes with it; and
     * nothing is static, so that no facet keeps this registry.
     */
    static final class Cache extends ClassValue<FacetType> {
        @Override
        protected FacetType computeValue(Class<?> type) {
            return new FacetType(type.asSubclass(Facet.class));
        }
    }

    private final Class<? extends Facet> facet;
    private final Class<? extends Ref> subject;
    private final ConcurrentMap<Method, FacetMethod> methods = new ConcurrentHashMap<>();

    private FacetType(Class<? extends Facet> facet) {
        if (!facet.isInterface() || !Modifier.isPublic(facet.getModifiers())) {
            throw new IllegalArgumentException(facet.getName() + " is no facet: it is no public interface");
        }
        this.facet = facet;
        this.subject = Facet.subjectOf(facet);
    }

    /** The kind of reference that names its object. */
    Class<? extends Ref> subject() {
        return subject;
    }

    String name() {
        return facet.getSimpleName();
    }

    FacetMethod method(Method method) {
        FacetMethod known = methods.get(method);
        return known == null ? methods.computeIfAbsent(method, each -> FacetMethod.of(facet, each)) : known;
    }

    /** Makes what an application gets for the facet: every call goes to the handler. */
    Facet proxy(InvocationHandler handler) {
        return facet.cast(Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, handler));
    }
}

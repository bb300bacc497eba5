package io.vireo.registry;

import io.vireo.Facet;
import io.vireo.Ref;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/**
 * What the gate knows of a facet, read from its class once.
 *
 * @param facet the facet
 * @param subject the kind of reference that names its object
 * @param methods its operations
 */
record FacetType(Class<? extends Facet> facet, Class<? extends Ref> subject, Map<Method, FacetMethod> methods) {

    /**
     * The facets met so far. Each is kept by its own class, so that one which came with a driver goes with it; and
     * nothing is static, so that no facet keeps this registry.
     */
    static final class Cache extends ClassValue<FacetType> {
        @Override
        protected FacetType computeValue(Class<?> type) {
            return FacetType.of(type.asSubclass(Facet.class));
        }
    }

    static FacetType of(Class<? extends Facet> facet) {
        if (!facet.isInterface()) {
            throw new IllegalArgumentException(facet.getName() + " is no facet: it is no interface");
        }
        Map<Method, FacetMethod> methods = new HashMap<>();
        for (Method method : facet.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                methods.put(method, FacetMethod.of(facet, method));
            }
        }
        return new FacetType(facet, Facet.subjectOf(facet), methods);
    }

    /** Makes what an application gets for the facet: every call goes to the handler. */
    Facet proxy(InvocationHandler handler) {
        return facet.cast(Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, handler));
    }
}

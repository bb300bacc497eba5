package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.Ref;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.Function;

/** The operations of one facet on one object, as an application holds them: values, and the way for every call. */
final class FacetCall implements InvocationHandler {

    private static final Object[] NO_ARGUMENTS = {};

    private final ConnectUri uri;
    private final FacetType type;
    private final Ref subject;
    private final Function<Call, Object> way;

    FacetCall(ConnectUri uri, FacetType type, Ref subject, Function<Call, Object> way) {
        this.uri = uri;
        this.type = type;
        this.subject = subject;
        this.way = way;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        return way.apply(new Call(type.method(method), subject, arguments == null ? NO_ARGUMENTS : arguments));
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.name() + " of " + subject.label() + " on " + uri;
        };
    }
}

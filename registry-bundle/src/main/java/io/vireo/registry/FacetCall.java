package io.vireo.registry;

import io.vireo.Ref;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/** The operations of one facet on one object, as an application holds them: values, and the connection. */
final class FacetCall implements InvocationHandler {

    private static final Object[] NO_ARGUMENTS = {};

    private final Connection connection;
    private final FacetType type;
    private final Ref subject;
    private final Optional<Duration> patience;

    FacetCall(Connection connection, FacetType type, Ref subject, Optional<Duration> patience) {
        this.connection = connection;
        this.type = type;
        this.subject = subject;
        this.patience = patience;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        FacetMethod operation = type.methods().get(method);
        if (operation == null) {
            return ofObject(proxy, method, arguments);
        }
        return connection.call(new Call(operation, subject, arguments == null ? NO_ARGUMENTS : arguments), patience);
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.facet().getSimpleName() + " of " + subject.label() + " on " + connection.uri();
        };
    }
}

package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/**
 * A facet of one object at the server: every method that the table knows is sent, newest form first; every other one is
 * what the facet itself says.
 */
final class Stub implements InvocationHandler {

    private static final Table TABLE = Table.TABLE;

    private final Class<? extends Facet> facet;
    private final Ref subject;
    private final Calls calls;

    private Stub(Class<? extends Facet> facet, Ref subject, Calls calls) {
        this.facet = facet;
        this.subject = subject;
        this.calls = calls;
    }

    static <F extends Facet> F of(Class<F> facet, Ref subject, Calls calls) {
        return facet.cast(Proxy.newProxyInstance(
                facet.getClassLoader(), new Class<?>[] {facet}, new Stub(facet, subject, calls)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        Object[] args = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, args);
        }
        Optional<Row> row = TABLE.row(facet, method);
        return row.isPresent() ? call(row.get(), method, args) : byItself(proxy, method, args);
    }

    private Object call(Row newest, Method method, Object[] args) {
        if (calls.lacks(newest)) {
            return callOlder(newest, method, args, lacking(newest));
        }
        try {
            return calls.call(newest, subject, args);
        } catch (VirtException refused) {
            if (!isAboutTheForm(refused)) {
                throw refused;
            }
            return callOlder(newest, method, args, refused);
        }
    }

    /** The form is unknown; or the server itself adds a flag to it that its own driver refuses, as libvirtd's test does. */
    private static boolean isAboutTheForm(VirtException refused) {
        return refused.number() == ErrorCode.NO_SUPPORT.number()
                || refused.number() == ErrorCode.INVALID_ARG.number()
                        && refused.getMessage().contains("unsupported flags (0x4)");
    }

    /** Tries the forms that an older server knows; when none helps, the refusal of the newest is what is told. */
    private Object callOlder(Row newest, Method method, Object[] args, VirtException refusal) {
        List<Row> older = TABLE.older(facet, method);
        for (Row row : older) {
            if (row.canAsk(args) && !calls.lacks(row)) {
                try {
                    Object result = calls.call(row, subject, args);
                    if (refusal instanceof Unsupported) {
                        calls.lacksFromNowOn(newest);
                    }
                    return result;
                } catch (Unsupported alsoRefused) {
                    if (alsoRefused.number() != ErrorCode.NO_SUPPORT.number()) {
                        throw alsoRefused;
                    }
                }
            }
        }
        throw refusal;
    }

    private static Unsupported lacking(Row row) {
        return new Unsupported(
                ErrorCode.NO_SUPPORT, row.function() + ": the server has said before that it does not know it");
    }

    private Object byItself(Object proxy, Method method, Object[] args) throws Throwable {
        if (!method.isDefault()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_SUPPORT, method.getName() + " does not go over the wire")
                    .in(ErrorDomain.REMOTE));
        }
        return InvocationHandler.invokeDefault(proxy, method, args);
    }

    private Object ofObject(Object proxy, Method method, Object[] args) {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> facet.getSimpleName() + " of " + subject.label();
        };
    }
}

package io.vireo.registry;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.event.VirtEvent;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A driver whose objects are what a test gives it; counts what is opened and closed. */
final class FakeDriver implements Driver {

    final List<OpenRequest> opened = new CopyOnWriteArrayList<>();
    final AtomicInteger closed = new AtomicInteger();

    /** Which kinds of events sessions were told are wanted. */
    final List<Set<Class<? extends VirtEvent>>> wanted = new CopyOnWriteArrayList<>();

    private volatile Runnable closing = () -> {};
    private final String name;
    private final DriverKind kind;
    private final Set<String> schemes;
    private final List<Parts<?>> parts;
    private final Map<Class<?>, Function<Ref, Object>> objects;
    private final Consumer<OpenRequest> opening;
    private final Set<DriverKind> companions;

    private FakeDriver(
            String name,
            DriverKind kind,
            Set<String> schemes,
            List<Parts<?>> parts,
            Map<Class<?>, Function<Ref, Object>> objects,
            Consumer<OpenRequest> opening,
            Set<DriverKind> companions) {
        this.name = name;
        this.kind = kind;
        this.schemes = schemes;
        this.parts = parts;
        this.objects = objects;
        this.opening = opening;
        this.companions = companions;
    }

    static FakeDriver hypervisor(String scheme) {
        return new FakeDriver(
                scheme.toUpperCase(java.util.Locale.ROOT),
                DriverKind.HYPERVISOR,
                Set.of(scheme),
                List.of(),
                Map.of(),
                request -> {},
                Set.of());
    }

    static FakeDriver of(DriverKind kind, String name) {
        return new FakeDriver(name, kind, Set.of(kind.label()), List.of(), Map.of(), request -> {}, Set.of());
    }

    /** The same driver with an object for the connection itself. */
    <S> FakeDriver with(Class<S> type, S object) {
        return with(Parts.of(type), ConnectRef.class, ref -> object);
    }

    /** The same driver with objects for domains, by name. */
    <S> FakeDriver withDomains(Class<S> type, Map<String, S> domains) {
        return with(Parts.of(type), DomainRef.class, ref -> found(domains, ref));
    }

    private static Object found(Map<String, ?> objects, Ref ref) {
        Object object = objects.get(ref.label());
        if (object == null) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_DOMAIN, "no domain '" + ref.label() + "'"));
        }
        return object;
    }

    FakeDriver with(Parts<?> more, Class<? extends Ref> ref, Function<Ref, Object> finder) {
        Map<Class<?>, Function<Ref, Object>> finders = new HashMap<>(objects);
        finders.put(ref, finder);
        List<Parts<?>> compositions = java.util.stream.Stream.concat(parts.stream(), java.util.stream.Stream.of(more))
                .toList();
        return new FakeDriver(name, kind, schemes, compositions, finders, opening, companions);
    }

    FakeDriver opening(Consumer<OpenRequest> what) {
        return new FakeDriver(name, kind, schemes, parts, objects, what, companions);
    }

    /** This driver, which does something more when a session is closed. */
    FakeDriver closing(Runnable what) {
        closing = what;
        return this;
    }

    FakeDriver schemes(String... others) {
        return new FakeDriver(name, kind, Set.of(others), parts, objects, opening, companions);
    }

    FakeDriver takes(DriverKind... kinds) {
        return new FakeDriver(name, kind, schemes, parts, objects, opening, Set.of(kinds));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DriverKind kind() {
        return kind;
    }

    @Override
    public Set<String> schemes() {
        return schemes;
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.TEST;
    }

    @Override
    public boolean claims(ConnectUri uri) {
        return uri.isLocal();
    }

    @Override
    public Set<DriverKind> companions() {
        return companions;
    }

    @Override
    public List<Parts<?>> parts() {
        return parts;
    }

    @Override
    public DriverSession open(OpenRequest request) {
        opening.accept(request);
        opened.add(request);
        return new Session();
    }

    /** Says something as the session that was opened last. */
    void emit(VirtEvent event) {
        opened.get(opened.size() - 1).events().accept(event);
    }

    private final class Session implements DriverSession {

        @Override
        public Object subject(Ref ref) {
            return objects.get(ref.getClass()).apply(ref);
        }

        @Override
        public void listen(Set<Class<? extends VirtEvent>> kinds) {
            wanted.add(kinds);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            closing.run();
        }
    }
}

package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.fail;

import io.vireo.Connect;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Where one contract works: opens connections, hands out names, and afterwards removes what has one of them. */
final class Bench implements AutoCloseable {

    private final Candidate candidate;
    private final String uri;
    private final List<Connect> connects = new CopyOnWriteArrayList<>();
    private final List<Identity> identities = new CopyOnWriteArrayList<>();
    private final List<Consumer<Cleaner>> borrowed = new CopyOnWriteArrayList<>();

    Bench(Candidate candidate) {
        this.candidate = candidate;
        this.uri = candidate.sample().uri();
    }

    Candidate candidate() {
        return candidate;
    }

    DriverSample sample() {
        return candidate.sample();
    }

    Duration patience() {
        return candidate.sample().patience();
    }

    String uri() {
        return uri;
    }

    /** Another client. */
    Connect open() {
        Connect connect = candidate.way().open(uri);
        connects.add(connect);
        return connect;
    }

    /** The first client. */
    Connect connect() {
        return connects.isEmpty() ? open() : connects.get(0);
    }

    /** A name and a UUID for one object, which is removed afterwards. */
    Identity identity() {
        return remember(Identity.unused());
    }

    /** Removes whatever has this name or this UUID afterwards. */
    Identity remember(Identity identity) {
        identities.add(identity);
        return identity;
    }

    /** Lets the driver say what it has not said yet. */
    void settle() throws InterruptedException {
        Thread.sleep(sample().quiet().toMillis());
    }

    Recorder record(Connect connect) {
        return new Recorder(connect, sample());
    }

    /** The author's definition of an object. */
    String xml(Kind<?> kind, Identity identity) {
        return kind.xml(sample(), identity).orElseThrow();
    }

    /** A newly defined object. */
    <R extends Ref> R define(Kind<R> kind) {
        return kind.define(connect(), xml(kind, identity()));
    }

    /** An object that does not run: a new one when the driver can define one, else one that it has. */
    <R extends Ref> R obtain(Kind<R> kind) {
        if (kind.definable().missing(candidate).isEmpty()) {
            return define(kind);
        }
        Optional<R> off = kind.list(connect()).stream()
                .filter(each -> !kind.isActive(connect(), each))
                .findFirst();
        Assumptions.assumeTrue(off.isPresent(), "every " + kind.noun() + " runs, and none can be defined");
        borrowed.add(cleaner -> cleaner.stop(kind, off.get()));
        return off.get();
    }

    /** A domain that is off. */
    Domain domain() {
        return connect().at(obtain(DomainKind.INSTANCE));
    }

    /** Removes what has a name that was handed out, then closes every connection. */
    @Override
    public void close() {
        try {
            clean();
        } finally {
            connects.forEach(Connect::close);
        }
    }

    private void clean() {
        if (identities.isEmpty() && borrowed.isEmpty()) {
            return;
        }
        try {
            Connect connect =
                    connects.stream().filter(Connect::isOpen).findFirst().orElseGet(this::open);
            Cleaner cleaner = new Cleaner(candidate, connect);
            borrowed.forEach(each -> each.accept(cleaner));
            Kinds.ALL.forEach(kind -> cleaner.remove(kind, identities));
        } catch (VirtException failure) {
            fail("what the contract made cannot be removed: " + failure.getMessage(), failure);
        }
    }
}

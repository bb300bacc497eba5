package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import io.vireo.spi.Parts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** What a gate relies on: sessions as the driver makes them, with nothing around them. */
final class RawSessionContracts {

    static final Group GROUP = new Group(
            "sessions behind the gate",
            List.of(
                    Contract.of(
                            "has an object of the class that its parts name for the connection",
                            RawSessionContracts::connectSubject),
                    Contract.of(
                            "refuses references to what is not there with the code of their kind",
                            RawSessionContracts::unknownRefs),
                    Contract.of(
                            "leaves no thread behind that keeps the virtual machine alive",
                            RawSessionContracts::noThreads),
                    Contract.of(
                            "tells a closed session nothing",
                            RawSessionContracts::silentAfterClose,
                            Need.startable(),
                            Need.facet(Domains.class)),
                    Contract.of("does not hang when a call comes after close", RawSessionContracts::callAfterClose)));

    private RawSessionContracts() {}

    private static DriverSession open(Bench bench, Consumer<VirtEvent> events) {
        return bench.candidate().driver().open(DirectWay.request(ConnectUri.parse(bench.uri()), events));
    }

    private static void connectSubject(Bench bench) {
        DriverSession session = open(bench, event -> {});
        try {
            for (Parts<?> parts : bench.candidate().driver().parts()) {
                if (parts.ref().filter(ConnectRef.class::equals).isPresent()) {
                    Object subject = session.subject(ConnectRef.INSTANCE);
                    assertTrue(parts.subject().isInstance(subject), () -> subject + " is no " + parts.subject());
                }
            }
        } finally {
            session.close();
        }
    }

    private static void unknownRefs(Bench bench) {
        DriverSession session = open(bench, event -> {});
        try {
            for (Parts<?> parts : bench.candidate().driver().parts()) {
                parts.ref().flatMap(UnknownRef::of).ifPresent(unknown -> {
                    Ref ref = unknown.ref();
                    Expect.notFound("subject of " + ref, unknown.codes(), () -> session.subject(ref));
                });
            }
        } finally {
            session.close();
        }
    }

    private static void noThreads(Bench bench) throws InterruptedException {
        open(bench, event -> {}).close(); // What the driver starts once, for all sessions, is started now.
        Set<Thread> before = userThreads();
        DriverSession session = open(bench, event -> {});
        useAll(bench, session);
        session.close();
        Expect.soon("only these threads: " + before, bench.patience(), () -> {
            Set<Thread> left = userThreads();
            left.removeAll(before);
            return left.isEmpty();
        });
    }

    private static Set<Thread> userThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.isDaemon() || !thread.isAlive());
        return threads;
    }

    private static void useAll(Bench bench, DriverSession session) {
        for (Parts<?> parts : bench.candidate().driver().parts()) {
            if (parts.ref().filter(ConnectRef.class::equals).isPresent()) {
                for (Class<? extends Facet> facet : parts.facets()) {
                    parts.bind(facet, session.subject(ConnectRef.INSTANCE));
                }
            }
        }
    }

    private static void silentAfterClose(Bench bench) throws InterruptedException {
        List<VirtEvent> heard = new CopyOnWriteArrayList<>();
        Domain domain = bench.domain();
        openBeside(bench, heard::add).close();
        int before = heard.size();
        domain.start();
        domain.destroy();
        bench.settle();
        assertEquals(before, heard.size(), () -> "heard after close: " + heard);
    }

    /** A session beside the way's own, which leads into another driver of this process where there is a daemon. */
    private static DriverSession openBeside(Bench bench, Consumer<VirtEvent> events) {
        try {
            return open(bench, events);
        } catch (Busy alone) {
            return Assumptions.abort("two drivers cannot have the same objects: " + alone.getMessage());
        }
    }

    private static void callAfterClose(Bench bench) {
        DriverSession session = open(bench, event -> {});
        session.close();
        assertTimeoutPreemptively(bench.patience(), () -> {
            try {
                session.subject(ConnectRef.INSTANCE);
            } catch (VirtException refused) {
                // As good as an answer: the gate lets no call in any more, only those in flight may come here.
            }
        });
    }
}

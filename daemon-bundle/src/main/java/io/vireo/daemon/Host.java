package io.vireo.daemon;

import io.vireo.Access;
import io.vireo.Vireo;
import io.vireo.protocol.Row;
import io.vireo.spi.FilePassing;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.net.ssl.SSLSession;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** What all sessions share, and where they begin and end. */
final class Host implements Door.Welcome, AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final Vireo vireo;
    private final Settings settings;
    private final Crew crew;
    private final Clock clock;
    private final Reception reception;
    private final Upstreams upstreams;
    private final Complaints complaints;
    private final Optional<Tls> tls;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean ending;
    private final AtomicInteger threads = new AtomicInteger();
    // Who waits here waits for drivers: streams, and connections that end while calls are under way.
    private final ExecutorService patient = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "vireo-patient-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    Host(Vireo vireo, Settings settings, Crew crew, Clock clock, Reception reception) {
        this.vireo = vireo;
        this.settings = settings;
        this.crew = crew;
        this.clock = clock;
        this.reception = reception;
        this.upstreams = new Upstreams(vireo);
        this.complaints = new Complaints(clock);
        boolean needed = settings.addresses().stream().anyMatch(each -> each instanceof Address.Tcp tcp && tcp.tls());
        this.tls = needed ? Optional.of(Tls.of(settings.tls())) : Optional.empty();
    }

    Vireo vireo() {
        return vireo;
    }

    /** What clients opened. */
    Upstreams upstreams() {
        return upstreams;
    }

    Settings settings() {
        return settings;
    }

    Crew crew() {
        return crew;
    }

    Clock clock() {
        return clock;
    }

    Reception reception() {
        return reception;
    }

    /** How many streams all clients have. */
    AtomicInteger streams() {
        return streams;
    }

    /** What is written down about clients that are refused or dropped. */
    Complaints complaints() {
        return complaints;
    }

    /** Does something that may wait; never refused while the daemon runs. */
    void patiently(Runnable task) {
        try {
            patient.execute(task);
        } catch (RejectedExecutionException over) {
            task.run();
        }
    }

    /** Says whether a call changes nothing, by what the facet says of its method. */
    boolean readsOnly(Row row) {
        Access access = row.method().getAnnotation(Access.class);
        return access != null && access.readOnly();
    }

    @Override
    public Client client(SocketChannel channel, Address address) throws IOException {
        Peer peer = peer(channel, address);
        AtomicReference<Session> session = new AtomicReference<>();
        AtomicReference<Client> self = new AtomicReference<>();
        Client client = new Client(
                link(channel, address, session),
                crew,
                each -> {
                    session.set(new Session(this, each, peer));
                    return session.get();
                },
                () -> reception.left(self.get()));
        self.set(client);
        return client;
    }

    @Override
    public void failed(String what, Runnable open) {
        complaints.add(() -> what);
        clock.after(PAUSE_MILLIS, open);
    }

    private Link link(SocketChannel channel, Address address, AtomicReference<Session> session) throws IOException {
        if (!(address instanceof Address.Tcp tcp) || !tcp.tls()) {
            Optional<FilePassing> passing = address instanceof Address.Unix ? FilePassing.here() : Optional.empty();
            return passing.isPresent() ? new PassingLink(channel, passing.get()) : new PlainLink(channel);
        }
        Predicate<SSLSession> judge = secured -> {
            Tls.Judgement judgement = tls.orElseThrow().judge(secured);
            session.get().certified(judgement);
            if (!judgement.welcome()) {
                session.get().misbehaved(judgement.refusal());
            }
            return judgement.welcome();
        };
        return new TlsLink(
                channel,
                tls.orElseThrow().engine(),
                judge,
                task -> patiently(() -> {
                    task.run();
                    session.get().client().settle();
                }));
    }

    private static Peer peer(SocketChannel channel, Address address) throws IOException {
        if (address instanceof Address.Unix) {
            UnixDomainPrincipal who = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            return new Peer(
                    address,
                    Optional.of(who.user().getName()),
                    Optional.of(who.group().getName()));
        }
        return new Peer(address, Optional.empty(), Optional.empty());
    }

    /** From now on nothing new is left to the crew, which will not get round to it. */
    void ending() {
        ending = true;
    }

    /** Lets go of what a client that is gone had opened. */
    void bury(Session session) {
        if (session.isQuiet() && !ending) {
            crew.submit(new Crew.Job() {
                @Override
                public boolean isUrgent() {
                    return false;
                }

                @Override
                public void run() {
                    session.release();
                }
            });
        } else {
            patiently(session::release);
        }
    }

    @Override
    public void close() {
        patient.shutdown();
        try {
            if (!patient.awaitTermination(10, TimeUnit.SECONDS)) {
                patient.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            patient.shutdownNow();
            Thread.currentThread().interrupt();
        }
        upstreams.close();
    }
}

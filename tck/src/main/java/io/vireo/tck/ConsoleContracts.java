package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.Domain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The console of a domain as a stream: who has it, and what is left when he gives it up. */
final class ConsoleContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final String NOWHERE = "tck-there-is-none";

    static final Group GROUP = new Group(
            "the console of a domain",
            List.of(
                    contract("gives a console to one client at a time", ConsoleContracts::oneAtATime),
                    contract(
                            "ends the stream of a client when another insists on the console", ConsoleContracts::force),
                    contract("frees a console wherever its stream is given up", ConsoleContracts::givenUp),
                    contract("ends a read that waits when the stream is given up", ConsoleContracts::endsRead),
                    contract("ends the stream of a console when the domain stops", ConsoleContracts::stops),
                    contract("answers everybody while nobody reads a console", ConsoleContracts::unread),
                    contract("refuses a console of a domain that is off", ConsoleContracts::off),
                    contract("refuses a console that the domain has not", ConsoleContracts::unknown)));

    private ConsoleContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Console.class, "openConsole"),
                Need.document("console", sample -> sample.hasConsole() ? Optional.of(true) : Optional.empty()),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Domain running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain;
    }

    private static VirtStream open(Domain domain, ConsoleFlag... flags) {
        return domain.as(Console.class).openConsole(Optional.empty(), Set.of(flags));
    }

    private static void isTaken(Domain domain) {
        VirtException refusal =
                Expect.refused("a second client", () -> open(domain).abort());
        assertTrue(refusal instanceof Busy, () -> "a second client: should be Busy, was " + refusal);
    }

    /** Whoever gives a console up need not wait for the other side, which lets go of it a moment later. */
    private static VirtStream openSoon(Bench bench, Domain domain) throws InterruptedException {
        AtomicReference<VirtStream> opened = new AtomicReference<>();
        Expect.soon("the console is free", bench.patience(), () -> {
            try {
                opened.set(open(domain));
                return true;
            } catch (Busy stillOpen) {
                return false;
            }
        });
        return opened.get();
    }

    private static void isFree(Bench bench, Domain domain) throws InterruptedException {
        openSoon(bench, domain).abort();
    }

    private static void oneAtATime(Bench bench) throws InterruptedException {
        Domain domain = running(bench);
        try (VirtStream mine = open(domain)) {
            isTaken(bench.open().at(domain.ref()));
            mine.write(newline());
        }
        isFree(bench, bench.open().at(domain.ref()));
    }

    private static ByteBuffer newline() {
        return ByteBuffer.wrap("\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void force(Bench bench) throws Exception {
        Domain domain = running(bench);
        try (VirtStream mine = open(domain)) {
            Meanwhile<Boolean> reading = Meanwhile.doing(() -> readToTheEnd(mine));
            try (VirtStream other = open(bench.open().at(domain.ref()), ConsoleFlag.FORCE)) {
                reading.within("the end of the first stream", bench.patience());
                other.write(newline());
            }
        }
        isFree(bench, domain);
    }

    /** It may end well or with an error: only that it ends is promised. */
    private static boolean readToTheEnd(VirtStream stream) {
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        try {
            while (stream.read(buffer.clear()) >= 0) {
                buffer.flip();
            }
            return true;
        } catch (VirtException ended) {
            return false;
        }
    }

    private static void givenUp(Bench bench) throws InterruptedException {
        Domain domain = running(bench);
        open(domain).abort();
        VirtStream written = openSoon(bench, domain);
        written.write(newline());
        written.abort();
        VirtStream given = openSoon(bench, domain);
        given.abort();
        Expect.refused("writing on", () -> given.write(newline()));
        given.abort();
        isFree(bench, domain);
    }

    private static void endsRead(Bench bench) throws Exception {
        Domain domain = running(bench);
        VirtStream stream = open(domain);
        Meanwhile<Boolean> reading = Meanwhile.doing(() -> readToTheEnd(stream));
        stream.abort();
        reading.within("the end of the read", bench.patience());
        isFree(bench, domain);
    }

    private static void stops(Bench bench) throws Exception {
        Domain domain = running(bench);
        try (VirtStream stream = open(domain)) {
            Meanwhile<Boolean> reading = Meanwhile.doing(() -> readToTheEnd(stream));
            domain.destroy();
            reading.within("the end of the stream", bench.patience());
        }
        domain.start();
        isFree(bench, domain);
    }

    private static void unread(Bench bench) {
        Domain domain = running(bench);
        try (VirtStream stream = open(domain)) {
            assertTrue(domain.isActive(), "it runs");
            assertTrue(bench.open().at(domain.ref()).isActive(), "it runs, for another client");
            stream.write(newline());
            domain.destroy();
        }
    }

    private static void off(Bench bench) {
        Domain domain = bench.domain();
        Expect.invalidState("opening it", () -> open(domain).abort());
    }

    private static void unknown(Bench bench) {
        Domain domain = running(bench);
        Expect.refused(
                "opening it",
                () -> domain.as(Console.class)
                        .openConsole(Optional.of(NOWHERE), Set.of())
                        .abort());
    }
}

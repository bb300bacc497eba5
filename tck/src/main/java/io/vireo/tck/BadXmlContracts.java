package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.Connect;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Definitions that are wrong: each is refused in time, with a sentence, and leaves nothing behind.
 *
 * @param kind what is defined
 * @param <R> its kind of reference
 */
record BadXmlContracts<R extends Ref>(Kind<R> kind) {

    private static final int LONG_NAME = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** As people write it, or as compilers do. */
    private static final Pattern LINE = Pattern.compile("line \\d+|:\\d+:");

    Group group() {
        Stream<BadDocument> named = BadDocument.badNames(kind.namePath()).stream()
                .filter(bad -> kind.operations().containsKey(bad.by()))
                .filter(bad -> bad.by() == Verb.LIST || !kind.belongsToHost());
        List<Contract> contracts = Stream.concat(BadDocument.illFormed().stream(), named)
                .map(this::contract)
                .collect(Collectors.toCollection(ArrayList::new));
        contracts.add(Contract.of(
                "keeps a very long name whole, or refuses it", this::longName, kind.definable(), kind.can(Verb.LIST)));
        return new Group("wrong definitions of a " + kind.noun(), contracts);
    }

    private Contract contract(BadDocument bad) {
        return Contract.of(
                "refuses a definition " + bad.what(),
                bench -> refuses(bench, bad),
                kind.definable(),
                kind.can(Verb.LIST));
    }

    private void refuses(Bench bench, BadDocument bad) {
        Connect connect = bench.connect();
        Identity identity = bench.identity();
        String good = bench.xml(kind, identity);
        String named = bad.by() == Verb.FIND_BY_NAME ? kind.lendingNoName(good) : good;
        String xml = bad.spoil().apply(named, identity.name());
        Set<R> before = Set.copyOf(kind.list(connect));
        VirtException refusal = assertTimeoutPreemptively(
                PATIENCE, () -> Expect.refused("a definition " + bad.what(), () -> kind.define(connect, xml)));
        if (bad.place()) {
            assertTrue(refusal instanceof BadXml, () -> "should be BadXml, was " + refusal);
            assertTrue(LINE.matcher(refusal.getMessage()).find(), () -> "does not say where: " + refusal.getMessage());
        }
        assertTrue(refusal.getMessage().length() < 10_000, "the error repeats the document");
        assertEquals(before, Set.copyOf(kind.list(connect)), "something is left behind");
        R ref = kind.define(connect, good);
        assertTrue(kind.matches(ref, identity), "the good definition does not work any more");
    }

    private void longName(Bench bench) {
        Connect connect = bench.connect();
        Identity identity = bench.identity();
        String name = identity.name() + "x".repeat(LONG_NAME);
        bench.remember(identity.withName(name));
        Set<R> before = Set.copyOf(kind.list(connect));
        try {
            R ref = kind.define(connect, bench.xml(kind, identity).replace(identity.name(), name));
            assertTrue(Element.parse(kind.describe(connect, ref)).toString().contains(name), "it was cut");
        } catch (VirtException refusal) {
            assertFalse(refusal.getMessage().isBlank(), "the error says nothing");
            assertEquals(before, Set.copyOf(kind.list(connect)), "something is left behind");
        }
    }
}

package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ConnectUri;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opening and closing. */
final class SessionContracts {

    static final Group GROUP = new Group(
            "opening and closing",
            List.of(
                    Contract.of("opens", SessionContracts::opens),
                    Contract.of("can be closed twice", SessionContracts::closesTwice),
                    Contract.of("opens a second time while it is open", SessionContracts::opensTwice),
                    Contract.of("opens again after it was closed", SessionContracts::opensAgain),
                    Contract.of("shows every client the same domains", SessionContracts::sameDomains, domains()),
                    Contract.of("does nothing for a client that is gone", SessionContracts::handlesGoStale, domains()),
                    Contract.of("refuses a URI that it cannot open with a VirtException", SessionContracts::badUri)));

    private SessionContracts() {}

    private static Need domains() {
        return Need.facet(Domains.class);
    }

    private static void opens(Bench bench) {
        Connect connect = bench.open();
        assertTrue(connect.isOpen(), "a connection that was just opened is not open");
        assertEquals(
                ConnectUri.parse(bench.uri()).driver(),
                connect.uri().driver(),
                "the scheme of the URI that was opened");
    }

    private static void closesTwice(Bench bench) {
        Connect connect = bench.open();
        connect.close();
        connect.close();
        assertFalse(connect.isOpen(), "a connection that was closed is open");
    }

    private static void opensTwice(Bench bench) {
        Connect first = bench.open();
        Connect second = bench.open();
        first.close();
        assertTrue(second.isOpen(), "closing one client closed another");
        if (bench.candidate().offers(Domains.class)) {
            second.listDomains();
        }
    }

    private static void opensAgain(Bench bench) {
        bench.open().close();
        assertTrue(bench.open().isOpen(), "it opens only once");
    }

    private static void sameDomains(Bench bench) {
        Connect first = bench.open();
        Connect second = bench.open();
        assertEquals(
                Set.copyOf(first.domains().listDomains(Set.of())),
                Set.copyOf(second.domains().listDomains(Set.of())));
    }

    private static void handlesGoStale(Bench bench) {
        Connect connect = bench.open();
        Domains domains = connect.domains();
        List<Domain> handles = connect.listDomains();
        connect.close();
        VirtException refusal = Expect.refused("a list after close", () -> domains.listDomains(Set.of()));
        assertTrue(refusal instanceof StaleHandle, () -> "should be StaleHandle, was " + refusal);
        for (Domain handle : handles) {
            Expect.refused("id of " + handle + " after close", handle::id);
        }
    }

    private static void badUri(Bench bench) {
        ConnectUri good = ConnectUri.parse(bench.uri());
        Map<String, String> unheardOf = new LinkedHashMap<>(good.parameters());
        unheardOf.put("tck-no-such-parameter", "1");
        opensOrRefuses(bench, with(good, good.path(), unheardOf));
        for (String path : List.of("/tck/there/is/nothing/here", "/\0", "/../../tck")) {
            opensOrRefuses(bench, with(good, path, good.parameters()));
        }
    }

    /** The same URI but for path and parameters: a folder for state, which is among them, stays. */
    private static ConnectUri with(ConnectUri good, String path, Map<String, String> parameters) {
        return new ConnectUri(good.driver(), good.transport(), good.user(), good.host(), good.port(), path, parameters);
    }

    private static void opensOrRefuses(Bench bench, ConnectUri uri) {
        try {
            bench.candidate().way().open(uri.toString()).close();
        } catch (VirtException refusal) {
            assertFalse(refusal.getMessage().isBlank(), () -> uri + ": the error says nothing");
        }
    }
}

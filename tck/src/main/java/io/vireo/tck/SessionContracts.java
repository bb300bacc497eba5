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
import java.util.List;
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
        String scheme = ConnectUri.parse(bench.uri()).driver();
        for (String uri : List.of(
                scheme + ":///tck/there/is/nothing/here",
                scheme + ":///?tck-no-such-parameter=1",
                scheme + ":///%00",
                scheme + ":///../../tck")) {
            try {
                bench.candidate().way().open(uri).close();
            } catch (VirtException refusal) {
                assertFalse(refusal.getMessage().isBlank(), () -> uri + ": the error says nothing");
            }
        }
    }
}

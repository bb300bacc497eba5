package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ErrorCode;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Network filters that refer to others. */
final class NwFilterContracts {

    private static final NwFilterKind KIND = new NwFilterKind();

    static final Group GROUP = new Group(
            "network filters that refer to others",
            List.of(
                    contract("takes a filter that refers to another", NwFilterContracts::refers),
                    contract("refuses a filter that refers to itself", NwFilterContracts::itself),
                    contract("refuses two filters that refer to each other", NwFilterContracts::loop),
                    contract("undefines a filter that nothing but another filter needs", NwFilterContracts::needed)));

    private NwFilterContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(NwFilters.class, "defineNwFilter"),
                Need.of(NwFilterControl.class, "undefine", "xmlDesc"),
                KIND.definable());
    }

    /** A filter of an identity that refers to others. */
    private static String referring(Identity identity, String... others) {
        StringBuilder xml = new StringBuilder(
                "<filter name='" + identity.name() + "' chain='root'><uuid>" + identity.uuid() + "</uuid>");
        for (String other : others) {
            xml.append("<filterref filter='").append(other).append("'/>");
        }
        return xml.append("</filter>").toString();
    }

    private static NwFilterRef define(Bench bench, String xml) {
        return bench.connect().nwFilters().defineNwFilter(xml, Set.of());
    }

    private static NwFilterControl control(Bench bench, NwFilterRef ref) {
        return bench.connect().at(ref).as(NwFilterControl.class);
    }

    private static void refers(Bench bench) {
        NwFilterRef inner = bench.define(KIND);
        NwFilterRef outer = define(bench, referring(bench.identity(), inner.name()));
        Element document = Element.parse(control(bench, outer).xmlDesc());
        assertEquals(Optional.of(inner.name()), document.at("filterref/@filter"));
        control(bench, outer).undefine();
    }

    private static void itself(Bench bench) {
        Identity identity = bench.identity();
        Expect.refused("a filter within itself", () -> define(bench, referring(identity, identity.name())));
        Expect.notFound(
                "it afterwards", Set.of(ErrorCode.NO_NWFILTER), () -> KIND.byName(bench.connect(), identity.name()));
    }

    private static void loop(Bench bench) {
        Identity first = bench.identity();
        Identity second = bench.identity();
        NwFilterRef inner = define(bench, referring(first));
        NwFilterRef outer = define(bench, referring(second, first.name()));
        String before = control(bench, inner).xmlDesc();
        Expect.refused("closing the loop", () -> define(bench, referring(first, second.name())));
        assertEquals(before, control(bench, inner).xmlDesc(), "after the refusal");
        control(bench, outer).undefine();
    }

    /** As libvirt does: a filter may refer to one that comes later, or again. */
    private static void needed(Bench bench) {
        NwFilterRef inner = bench.define(KIND);
        NwFilterRef outer = define(bench, referring(bench.identity(), inner.name()));
        control(bench, inner).undefine();
        Expect.notFound(
                "it afterwards", Set.of(ErrorCode.NO_NWFILTER), () -> KIND.byName(bench.connect(), inner.name()));
        assertEquals(outer, KIND.byName(bench.connect(), outer.name()), "the other one");
        control(bench, outer).undefine();
    }
}

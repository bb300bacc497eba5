package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ErrorCode;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.nwfilter.NwFilters;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Network filters that refer to others, and the cards that they are bound to. */
final class NwFilterContracts {

    private static final NwFilterKind KIND = new NwFilterKind();
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_NWFILTER_BINDING);

    static final Group GROUP = new Group(
            "network filters and what they are bound to",
            List.of(
                    contract("takes a filter that refers to another", NwFilterContracts::refers),
                    contract("refuses a filter that refers to itself", NwFilterContracts::itself),
                    contract("refuses two filters that refer to each other", NwFilterContracts::loop),
                    contract("undefines a filter that nothing but another filter needs", NwFilterContracts::needed),
                    binding("shows a new binding in the list and finds it by its card", NwFilterContracts::binds),
                    binding("describes a binding by its card and filter", NwFilterContracts::describes),
                    binding("refuses to undefine a filter that is bound", NwFilterContracts::bound),
                    binding("forgets a binding that is deleted", NwFilterContracts::unbinds)));

    private NwFilterContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(NwFilters.class, "defineNwFilter"),
                Need.of(NwFilterControl.class, "undefine", "xmlDesc"),
                KIND.definable());
    }

    private static Contract binding(String sentence, Contract.Body body) {
        return contract(sentence, body)
                .needing(
                        Need.of(
                                NwFilterBindings.class,
                                "createNwFilterBinding",
                                "listNwFilterBindings",
                                "nwFilterBindingByPortDev"),
                        Need.of(NwFilterBindingControl.class, "xmlDesc", "delete"),
                        Need.document("card to bind a filter to", DriverSample::portDevice));
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

    private static NwFilterBindings bindings(Bench bench) {
        return bench.connect().as(NwFilterBindings.class);
    }

    private static NwFilterBindingRef bind(Bench bench, NwFilterRef filter) {
        String xml = "<filterbinding><owner><name>tck-owner</name><uuid>" + UUID.randomUUID()
                + "</uuid></owner><portdev name='" + bench.sample().portDevice().orElseThrow()
                + "'/><mac address='52:54:00:74:63:6b'/><filterref filter='" + filter.name()
                + "'/></filterbinding>";
        return bindings(bench).createNwFilterBinding(xml, Set.of());
    }

    private static NwFilterBindingControl control(Bench bench, NwFilterBindingRef ref) {
        return bench.connect().at(ref).as(NwFilterBindingControl.class);
    }

    private static void binds(Bench bench) {
        NwFilterRef filter = bench.define(KIND);
        NwFilterBindingRef ref = bind(bench, filter);
        assertEquals(new NwFilterBindingRef(bench.sample().portDevice().orElseThrow(), filter.name()), ref);
        assertEquals(List.of(ref), bindings(bench).listNwFilterBindings(), "the list");
        assertEquals(ref, bindings(bench).nwFilterBindingByPortDev(ref.portDev()), "by its card");
        control(bench, ref).delete();
    }

    private static void describes(Bench bench) {
        NwFilterRef filter = bench.define(KIND);
        NwFilterBindingRef ref = bind(bench, filter);
        Element document = Element.parse(control(bench, ref).xmlDesc());
        assertEquals(Optional.of(ref.portDev()), document.at("portdev/@name"));
        assertEquals(Optional.of(filter.name()), document.at("filterref/@filter"));
        control(bench, ref).delete();
    }

    private static void bound(Bench bench) {
        NwFilterRef filter = bench.define(KIND);
        NwFilterBindingRef ref = bind(bench, filter);
        Expect.refused("undefining it", () -> control(bench, filter).undefine());
        control(bench, ref).delete();
    }

    private static void unbinds(Bench bench) {
        NwFilterBindingRef ref = bind(bench, bench.define(KIND));
        control(bench, ref).delete();
        assertEquals(List.of(), bindings(bench).listNwFilterBindings());
        Expect.notFound("by its card", MISSING, () -> bindings(bench).nwFilterBindingByPortDev(ref.portDev()));
        Expect.notFound("deleting it again", MISSING, () -> control(bench, ref).delete());
    }
}

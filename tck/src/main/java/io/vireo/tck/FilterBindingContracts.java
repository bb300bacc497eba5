package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.nwfilter.NwFilterBindingControl;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import io.vireo.nwfilter.NwFilterControl;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Network filters at ports. */
final class FilterBindingContracts {

    private static final NwFilterKind KIND = new NwFilterKind();
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_NWFILTER_BINDING);
    private static final String PORT = "tckport";

    static final Group GROUP = new Group(
            "the binding of a network filter",
            List.of(
                    contract("shows a binding in the list and finds it by its port", FilterBindingContracts::binds),
                    contract("describes a binding by its port and its filter", FilterBindingContracts::describes),
                    contract("forgets a binding that is deleted", FilterBindingContracts::deletes),
                    contract("refuses a second binding of a port", FilterBindingContracts::twice),
                    contract("binds no filter that is not there", FilterBindingContracts::missing),
                    contract("refuses a binding whose document is wrong", FilterBindingContracts::badXml),
                    contract("keeps a filter that is bound", FilterBindingContracts::keeps)
                            .needing(KIND.can(Verb.UNDEFINE)),
                    contract("says that there is no binding of an unknown port", FilterBindingContracts::unknown)));

    private FilterBindingContracts() {}

    private static Contract contract(String sentence, Body body) {
        return Contract.of(
                sentence,
                bench -> withoutLeavings(bench, body),
                KIND.definable(),
                Need.of(NwFilterBindings.class, "createNwFilterBinding"),
                Need.of(NwFilterBindingControl.class, "delete"),
                Need.document("binding of a network filter", sample -> sample.nwFilterBindingXml(PORT, "tck")));
    }

    /** What a contract does with a filter that is defined. */
    private interface Body {
        void run(Bench bench, NwFilterRef filter) throws Exception;
    }

    /** A filter that is bound cannot be removed: the binding goes first. */
    private static void withoutLeavings(Bench bench, Body body) throws Exception {
        try {
            body.run(bench, bench.define(KIND));
        } finally {
            for (NwFilterBindingRef each : bindings(bench).listNwFilterBindings()) {
                if (each.portDev().equals(PORT)) {
                    control(bench, each).delete();
                }
            }
        }
    }

    private static NwFilterBindings bindings(Bench bench) {
        return bench.connect().nwFilterBindings();
    }

    private static NwFilterBindingControl control(Bench bench, NwFilterBindingRef ref) {
        return bench.connect().at(ref).as(NwFilterBindingControl.class);
    }

    private static NwFilterBindingRef bind(Bench bench, String filter) {
        return bindings(bench)
                .createNwFilterBinding(
                        bench.sample().nwFilterBindingXml(PORT, filter).orElseThrow(), Set.of());
    }

    private static long bound(Bench bench) {
        return bindings(bench).listNwFilterBindings().stream()
                .filter(each -> each.portDev().equals(PORT))
                .count();
    }

    private static void binds(Bench bench, NwFilterRef filter) {
        NwFilterBindingRef ref = bind(bench, filter.name());
        assertEquals(new NwFilterBindingRef(PORT, filter.name()), ref);
        assertTrue(bindings(bench).listNwFilterBindings().contains(ref), "the list shows it");
        assertEquals(ref, bindings(bench).nwFilterBindingByPortDev(PORT));
    }

    private static void describes(Bench bench, NwFilterRef filter) {
        Element document =
                Element.parse(control(bench, bind(bench, filter.name())).xmlDesc());
        assertEquals(Optional.of(PORT), document.at("portdev/@name"));
        assertEquals(Optional.of(filter.name()), document.at("filterref/@filter"));
    }

    private static void deletes(Bench bench, NwFilterRef filter) {
        NwFilterBindingControl binding = control(bench, bind(bench, filter.name()));
        binding.delete();
        assertEquals(0, bound(bench), "the list shows it still");
        Expect.notFound("the binding", MISSING, () -> bindings(bench).nwFilterBindingByPortDev(PORT));
        Expect.notFound("to delete it again", MISSING, binding::delete);
        bind(bench, filter.name());
    }

    private static void twice(Bench bench, NwFilterRef filter) {
        bind(bench, filter.name());
        Expect.alreadyThere("a second binding", () -> bind(bench, filter.name()));
        assertEquals(1, bound(bench), "after the refusal");
    }

    private static void missing(Bench bench, NwFilterRef filter) {
        Expect.refused("to bind a filter that is not there", () -> bind(bench, filter.name() + "-none"));
        assertEquals(0, bound(bench), "something is left behind");
    }

    private static void badXml(Bench bench, NwFilterRef filter) {
        for (String xml :
                List.of("", "<filterbinding", "<nonsense/>", "<!DOCTYPE x><filterbinding/>", "<filterbinding/>")) {
            Expect.refused("the document '" + xml + "'", () -> bindings(bench).createNwFilterBinding(xml, Set.of()));
        }
        assertEquals(0, bound(bench), "something is left behind");
    }

    private static void keeps(Bench bench, NwFilterRef filter) {
        bind(bench, filter.name());
        NwFilterControl control = bench.connect().at(filter).as(NwFilterControl.class);
        Expect.refused("to remove a filter that is bound", control::undefine);
        assertEquals(1, bound(bench), "after the refusal");
    }

    private static void unknown(Bench bench, NwFilterRef filter) {
        Expect.notFound("a port", MISSING, () -> bindings(bench).nwFilterBindingByPortDev("tcknone"));
    }
}

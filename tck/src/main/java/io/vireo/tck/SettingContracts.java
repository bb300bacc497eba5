package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.domain.Definition;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a definition says besides its document: autostart, and its name when that changes. */
final class SettingContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final Need AUTOSTART = Need.of(Definition.class, "autostart", "setAutostart");
    private static final Need RENAME = Need.of(Definition.class, "rename");

    static final Group GROUP = new Group(
            "autostart and new names",
            List.of(
                    contract("does not start a new domain with the host", SettingContracts::off, AUTOSTART),
                    contract(
                            "remembers for every client whether a domain starts with the host",
                            SettingContracts::remembers,
                            AUTOSTART),
                    contract("lists domains by whether they start with the host", SettingContracts::lists, AUTOSTART),
                    contract(
                            "says that a domain with a definition has one",
                            SettingContracts::persistent,
                            Need.of(Definition.class, "isPersistent")),
                    contract("gives a domain another name and leaves its UUID", SettingContracts::renames, RENAME),
                    contract("tells that a domain left its old name and got another", SettingContracts::tells, RENAME),
                    contract("refuses a new name that another domain has", SettingContracts::taken, RENAME),
                    contract("refuses a new name that no definition may have", SettingContracts::badNames, RENAME),
                    contract("refuses to rename a domain that runs", SettingContracts::running, RENAME)
                            .needing(KIND.can(Verb.START, Verb.STOP), Need.startable())));

    private SettingContracts() {}

    private static Contract contract(String sentence, Contract.Body body, Need need) {
        return Contract.of(sentence, body, KIND.definable(), need);
    }

    private static void off(Bench bench) {
        assertFalse(bench.domain().autostart());
    }

    private static void remembers(Bench bench) {
        Domain domain = bench.domain();
        domain.setAutostart(true);
        assertTrue(domain.autostart(), "after it was set");
        assertTrue(bench.open().at(domain.ref()).autostart(), "for another client");
        domain.setAutostart(true);
        domain.setAutostart(false);
        assertFalse(domain.autostart(), "after it was taken back");
    }

    private static void lists(Bench bench) {
        Domain domain = bench.domain();
        domain.setAutostart(true);
        assertTrue(list(bench, ListDomainsFlag.AUTOSTART).contains(domain.ref()), "it is not among those that start");
        assertFalse(list(bench, ListDomainsFlag.NO_AUTOSTART).contains(domain.ref()), "it is among those that do not");
        domain.setAutostart(false);
        assertTrue(
                list(bench, ListDomainsFlag.NO_AUTOSTART).contains(domain.ref()), "it is not among those that do not");
    }

    private static List<DomainRef> list(Bench bench, ListDomainsFlag flag) {
        return bench.connect().domains().listDomains(Set.of(flag));
    }

    private static void persistent(Bench bench) {
        assertTrue(bench.domain().isPersistent());
    }

    private static void renames(Bench bench) {
        Connect connect = bench.connect();
        Domain domain = bench.domain();
        String name = bench.identity().name();
        domain.definition().rename(name);
        DomainRef renamed = DomainRef.of(name, domain.uuid());
        assertEquals(renamed, KIND.byUuid(connect, domain.uuid()), "by UUID");
        assertEquals(renamed, KIND.byName(connect, name), "by the new name");
        assertTrue(KIND.list(bench.open()).contains(renamed), "another client's list");
        Expect.notFound("the old name", Set.of(ErrorCode.NO_DOMAIN), () -> KIND.byName(connect, domain.name()));
        assertEquals(
                Optional.of(name),
                Element.parse(KIND.describe(connect, renamed)).at("name"),
                "the document, by the old handle's UUID");
    }

    private static void tells(Bench bench) throws InterruptedException {
        Domain domain = bench.domain();
        Recorder recorder = bench.record(bench.open());
        domain.definition().rename(bench.identity().name());
        Expect.soon(
                "the event",
                bench.patience(),
                () -> recorder.words(KIND, domain.ref()).contains("DEFINED"));
        recorder.settle();
        List<String> words = recorder.words(KIND, domain.ref());
        assertEquals(1, words.stream().filter("DEFINED"::equals).count(), () -> "told " + words);
    }

    private static void taken(Bench bench) {
        Domain first = bench.domain();
        Domain second = bench.domain();
        Expect.refused("a name that is taken", () -> second.definition().rename(first.name()));
        assertEquals(second.ref(), KIND.byName(bench.connect(), second.name()), "the domain that was to be renamed");
        assertEquals(first.ref(), KIND.byName(bench.connect(), first.name()), "the domain that has the name");
    }

    private static void badNames(Bench bench) {
        Domain domain = bench.domain();
        for (String name : List.of("", "../" + domain.name(), domain.name() + "\n")) {
            Expect.refused("the name '" + name + "'", () -> domain.definition().rename(name));
        }
        assertEquals(domain.ref(), KIND.byName(bench.connect(), domain.name()), "after the refusals");
    }

    private static void running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        Expect.invalidState(
                "renaming what runs",
                () -> domain.definition().rename(bench.identity().name()));
        assertEquals(domain.ref(), KIND.byName(bench.connect(), domain.name()), "after the refusal");
    }
}

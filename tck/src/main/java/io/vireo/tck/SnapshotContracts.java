package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.domain.Domain;
import io.vireo.domain.Inspect;
import io.vireo.domain.Snapshot;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.Snapshots;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Snapshots of a domain. */
final class SnapshotContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_DOMAIN_SNAPSHOT);

    static final Group GROUP = new Group(
            "snapshots of a domain",
            List.of(
                    contract("shows a new snapshot in the list and finds it by name", SnapshotContracts::creates),
                    contract("makes a new snapshot the current one", SnapshotContracts::current)
                            .needing(Need.of(Snapshots.class, "currentSnapshot", "hasCurrentSnapshot")),
                    contract("describes a snapshot by the name that it was given", SnapshotContracts::describes),
                    contract("makes a snapshot the parent of the next", SnapshotContracts::parents)
                            .needing(Need.of(SnapshotControl.class, "parent")),
                    contract("says that there is no snapshot of an unknown name", SnapshotContracts::unknown),
                    contract("refuses a snapshot whose document is wrong", SnapshotContracts::badXml),
                    contract("goes back to a snapshot of a running domain", SnapshotContracts::reverts)
                            .needing(Need.of(SnapshotControl.class, "revert"), Need.of(Inspect.class, "state")),
                    contract("forgets a snapshot that is deleted", SnapshotContracts::deletes),
                    contract("refuses to undefine a domain that has snapshots", SnapshotContracts::undefine)
                            .needing(KIND.can(Verb.UNDEFINE))));

    private SnapshotContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Snapshots.class, "createSnapshot", "listSnapshots", "snapshotByName"),
                Need.facet(SnapshotControl.class),
                Need.document("snapshot", sample -> sample.snapshotXml("tck")),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Domain running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain;
    }

    private static Snapshot create(Bench bench, Domain domain, String name) {
        return domain.createSnapshot(bench.sample().snapshotXml(name).orElseThrow());
    }

    private static List<SnapshotRef> list(Domain domain) {
        return domain.snapshots().listSnapshots(Set.of());
    }

    private static void creates(Bench bench) {
        Domain domain = running(bench);
        assertEquals(List.of(), list(domain), "before");
        Snapshot snapshot = create(bench, domain, "first");
        assertEquals(new SnapshotRef("first", domain.ref()), snapshot.ref());
        assertEquals(List.of(snapshot.ref()), list(domain), "the list");
        assertEquals(snapshot.ref(), domain.snapshot("first").ref(), "by name");
        assertEquals(List.of(snapshot.ref()), list(bench.open().at(domain.ref())), "another client's list");
    }

    private static void current(Bench bench) {
        Domain domain = running(bench);
        assertFalse(domain.snapshots().hasCurrentSnapshot(), "before");
        Expect.notFound(
                "the current snapshot of none",
                MISSING,
                () -> domain.snapshots().currentSnapshot());
        create(bench, domain, "first");
        Snapshot second = create(bench, domain, "second");
        assertTrue(domain.snapshots().hasCurrentSnapshot(), "after");
        assertEquals(second.ref(), domain.snapshots().currentSnapshot());
    }

    private static void describes(Bench bench) {
        Snapshot snapshot = create(bench, running(bench), "first");
        String xml = snapshot.as(SnapshotControl.class).xmlDesc(Set.of());
        assertEquals(Optional.of("first"), Element.parse(xml).at("name"));
    }

    private static void parents(Bench bench) {
        Domain domain = running(bench);
        Snapshot first = create(bench, domain, "first");
        Snapshot second = create(bench, domain, "second");
        assertEquals(first.ref(), second.as(SnapshotControl.class).parent());
        Expect.notFound(
                "the parent of the first",
                MISSING,
                () -> first.as(SnapshotControl.class).parent());
    }

    private static void unknown(Bench bench) {
        Domain domain = running(bench);
        Expect.notFound("a snapshot", MISSING, () -> domain.snapshot("tck-there-is-none"));
    }

    private static void badXml(Bench bench) {
        Domain domain = running(bench);
        for (String xml : List.of("", "<domainsnapshot", "<nonsense/>", "<!DOCTYPE x><domainsnapshot/>")) {
            Expect.refused("the document '" + xml + "'", () -> domain.createSnapshot(xml));
        }
        assertEquals(List.of(), list(domain), "something is left behind");
    }

    private static void reverts(Bench bench) {
        Domain domain = running(bench);
        Snapshot snapshot = create(bench, domain, "first");
        domain.destroy();
        snapshot.as(SnapshotControl.class).revert(Set.of());
        assertTrue(domain.id().isPresent(), "the snapshot was of a running domain, which does not run now");
    }

    private static void deletes(Bench bench) {
        Domain domain = running(bench);
        Snapshot snapshot = create(bench, domain, "first");
        snapshot.as(SnapshotControl.class).delete(Set.of());
        assertEquals(List.of(), list(domain));
        Expect.notFound("by name", MISSING, () -> domain.snapshot("first"));
        Expect.notFound(
                "deleting it again",
                MISSING,
                () -> snapshot.as(SnapshotControl.class).delete(Set.of()));
    }

    private static void undefine(Bench bench) {
        Domain domain = running(bench);
        create(bench, domain, "first");
        domain.destroy();
        Expect.invalidState("undefine with a snapshot", domain::undefine);
        assertEquals(1, list(domain).size(), "the refusal removed the snapshot");
    }
}

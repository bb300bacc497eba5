package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.DomainState;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotListFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The snapshots of a domain. */
final class TestSnapshots implements Snapshots {

    private final TestDomain domain;
    private final MomentTree<TestSnapshot> tree;

    TestSnapshots(TestDomain domain) {
        this.domain = domain;
        this.tree = domain.snapshots();
    }

    @Override
    public SnapshotRef createSnapshot(String xml, Set<SnapshotCreateFlag> flags) {
        domain.meet("createSnapshot");
        Flags.only(
                "testDomainSnapshotCreateXML",
                flags,
                SnapshotCreateFlag.REDEFINE,
                SnapshotCreateFlag.CURRENT,
                SnapshotCreateFlag.HALT,
                SnapshotCreateFlag.QUIESCE,
                SnapshotCreateFlag.ATOMIC,
                SnapshotCreateFlag.LIVE,
                SnapshotCreateFlag.VALIDATE);
        if (domain.checkpointCount() > 0) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "cannot create snapshot while checkpoint exists");
        }
        Element given = Element.parse(xml, "domain_snapshot").stripped();
        if (!given.name().equals("domainsnapshot")) {
            throw DomainXml.xmlError("unexpected root element <" + given.name() + ">, expecting <domainsnapshot>");
        }
        if (flags.contains(SnapshotCreateFlag.REDEFINE)) {
            return redefine(given, flags.contains(SnapshotCreateFlag.CURRENT));
        }
        boolean halt = flags.contains(SnapshotCreateFlag.HALT);
        Status now = domain.status();
        if (halt && !now.isPersistent()) {
            throw new InvalidState("cannot halt after transient domain snapshot");
        }
        TestSnapshot made = tree.add(new TestSnapshot(
                domain, name(given), Optional.empty(), document(given, now).toString()));
        if (halt && now.isActive()) {
            domain.stop(StateReason.SHUTOFF_FROM_SNAPSHOT, DomainLifecycle.STOPPED_FROM_SNAPSHOT);
        }
        return made.ref();
    }

    /** The name that is given, or the present second. */
    static String name(Element given) {
        String name = given.at("name").orElse("").strip();
        if (name.indexOf('/') >= 0 || name.startsWith(".")) {
            throw new VirtException(
                    ErrorCode.XML_DETAIL,
                    "invalid snapshot name '" + name + "': it cannot contain '/' or begin with '.'");
        }
        return name.isEmpty() ? Long.toString(Instant.now().getEpochSecond()) : name;
    }

    private static Element document(Element given, Status now) {
        boolean active = now.isActive();
        Element current = Element.parse(now.present()).without("id");
        Element snapshot = Element.of("domainsnapshot").add("name", name(given));
        Optional<Element> description = given.child("description");
        snapshot = description.map(snapshot::add).orElse(snapshot);
        Element disks = Element.of("disks").addAll(SnapshotDisks.of(given, current));
        return snapshot.add("state", stateOf(now))
                .add("creationTime", Long.toString(Instant.now().getEpochSecond()))
                .add(Element.of("memory").with("snapshot", active ? "internal" : "no"))
                .addAll(disks.children().isEmpty() ? List.of() : List.of(disks))
                .add(current);
    }

    private static String stateOf(Status now) {
        if (!now.isActive()) {
            return "shutoff";
        }
        return now.reason().state() == DomainState.PAUSED ? "paused" : "running";
    }

    private SnapshotRef redefine(Element given, boolean current) {
        if (given.child("creationTime").isEmpty()) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "missing creationTime from existing snapshot");
        }
        if (given.child("state").isEmpty()) {
            throw DomainXml.xmlError("missing state from existing snapshot");
        }
        Element document = given.child("domain")
                .orElseThrow(() -> new VirtException(ErrorCode.INTERNAL_ERROR, "missing domain in snapshot"));
        if (!DomainXml.uuid(document).equals(domain.uuid())) {
            throw TestDomain.invalid("definition for snapshot " + name(given) + " must use uuid " + domain.uuid());
        }
        Optional<String> parent = given.at("parent/name").map(String::strip);
        String text = SnapshotXml.complete(given).toString();
        TestSnapshot made = tree.redefine(new TestSnapshot(domain, name(given), parent, text));
        if (current) {
            tree.setCurrent(made.name());
        }
        return made.ref();
    }

    /** Puts a snapshot of a file in its place. */
    static void restore(TestDomain domain, Element given) {
        Optional<String> parent = given.at("parent/name").map(String::strip);
        Element text = SnapshotXml.complete(given);
        TestSnapshot made = domain.snapshots().redefine(new TestSnapshot(domain, name(given), parent, text.toString()));
        if (given.at("active").map(String::strip).filter("1"::equals).isPresent()) {
            domain.snapshots().setCurrent(made.name());
        }
    }

    @Override
    public List<SnapshotRef> listSnapshots(Set<SnapshotListFlag> flags) {
        SnapshotFilter filter = new SnapshotFilter(tree, flags);
        return tree.list().stream().filter(filter).map(TestSnapshot::ref).toList();
    }

    @Override
    public SnapshotRef snapshotByName(String name) {
        return tree.require(name).ref();
    }

    @Override
    public SnapshotRef currentSnapshot() {
        return tree.current()
                .map(TestSnapshot::ref)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_DOMAIN_SNAPSHOT, "the domain does not have a current snapshot"));
    }

    @Override
    public boolean hasCurrentSnapshot() {
        return tree.current().isPresent();
    }
}

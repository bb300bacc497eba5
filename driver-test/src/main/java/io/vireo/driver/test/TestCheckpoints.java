package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.domain.CheckpointCreateFlag;
import io.vireo.domain.CheckpointListFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.Checkpoints;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checkpoints of a domain. */
final class TestCheckpoints implements Checkpoints {

    private final TestDomain domain;
    private final MomentTree<TestCheckpoint> tree;

    TestCheckpoints(TestDomain domain) {
        this.domain = domain;
        this.tree = domain.checkpoints();
    }

    @Override
    public CheckpointRef createCheckpoint(String xml, Set<CheckpointCreateFlag> flags) {
        Flags.only("testDomainCheckpointCreateXML", flags, CheckpointCreateFlag.REDEFINE, CheckpointCreateFlag.QUIESCE);
        if (domain.snapshotCount() > 0) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "cannot create checkpoint while snapshot exists");
        }
        Status now = domain.status();
        if (!now.isActive()) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "cannot create checkpoint for inactive domain");
        }
        Element given = Element.parse(xml, "domain_checkpoint").stripped();
        if (!given.name().equals("domaincheckpoint")) {
            throw DomainXml.xmlError("unexpected root element <" + given.name() + ">, expecting <domaincheckpoint>");
        }
        String name = TestSnapshots.name(given);
        if (flags.contains(CheckpointCreateFlag.REDEFINE)) {
            Optional<String> parent = given.at("parent/name").map(String::strip);
            String text = given.withoutChildren("parent").toString();
            return tree.redefine(new TestCheckpoint(domain, name, parent, text)).ref();
        }
        Element document = document(given, name, Element.parse(now.present()).without("id"));
        return tree.add(new TestCheckpoint(domain, name, Optional.empty(), document.toString()))
                .ref();
    }

    private static Element document(Element given, String name, Element current) {
        List<Element> disks = disks(given, name, current);
        return Element.of("domaincheckpoint")
                .add("name", name)
                .addAll(given.children("description"))
                .add("creationTime", Long.toString(Instant.now().getEpochSecond()))
                .addAll(
                        disks.isEmpty()
                                ? List.of()
                                : List.of(Element.of("disks").addAll(disks)))
                .add(current);
    }

    /** Every disk is named: with its bitmap, or that it has none. */
    private static List<Element> disks(Element given, String name, Element current) {
        List<Element> disks = new ArrayList<>();
        for (Element disk : current.findAll("devices/disk")) {
            String target = disk.at("target/@dev").orElse("");
            Optional<Element> wish = given.findAll("disks/disk").stream()
                    .filter(each -> each.has("name", target))
                    .findFirst();
            boolean writable =
                    disk.child("readonly").isEmpty() && disk.child("source").isPresent();
            boolean kept = given.child("disks").isPresent()
                    ? wish.filter(each -> !each.has("checkpoint", "no")).isPresent()
                    : writable;
            Element entry = Element.of("disk").with("name", target).with("checkpoint", kept ? "bitmap" : "no");
            String bitmap = wish.flatMap(each -> each.attribute("bitmap")).orElse(name);
            disks.add(kept ? entry.with("bitmap", bitmap) : entry);
        }
        return disks;
    }

    @Override
    public List<CheckpointRef> listCheckpoints(Set<CheckpointListFlag> flags) {
        return tree.list().stream()
                .filter(each -> Flags.matches(
                        flags,
                        CheckpointListFlag.LEAVES,
                        CheckpointListFlag.NO_LEAVES,
                        tree.children(each.name()).isEmpty()))
                .filter(each -> !flags.contains(CheckpointListFlag.ROOTS)
                        || each.parent().isEmpty())
                .map(TestCheckpoint::ref)
                .toList();
    }

    @Override
    public CheckpointRef checkpointByName(String name) {
        return tree.require(name).ref();
    }
}

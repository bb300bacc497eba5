package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of a domain as they were when somebody looked: which builds on which, and which one the present state comes
 * from. A change makes another tree; {@link #keep} writes it.
 *
 * @param all every snapshot, in the order in which they were made
 * @param current the current one
 */
record SnapshotTree(List<SnapshotRecord> all, Optional<String> current) {

    private static final SnapshotTree EMPTY = new SnapshotTree(List.of(), Optional.empty());

    SnapshotTree {
        all = List.copyOf(all);
    }

    private static Path file(QemuDomain domain) {
        return domain.host().folders().state().resolve("snapshot").resolve(domain.uuid() + ".xml");
    }

    /** Whether a domain has any, without reading them. */
    static boolean any(QemuDomain domain) {
        return Files.exists(file(domain));
    }

    static SnapshotTree of(QemuDomain domain) {
        try {
            return read(Element.parse(Files.readString(file(domain)), "snapshots of a domain"));
        } catch (NoSuchFileException none) {
            return EMPTY;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the snapshots of " + domain.label(), failure);
        }
    }

    private static SnapshotTree read(Element kept) {
        List<SnapshotRecord> all = kept.children("snapshot").stream()
                .map(each -> new SnapshotRecord(each.child("domainsnapshot").orElseThrow(), each.attribute("parent")))
                .toList();
        return new SnapshotTree(all, kept.attribute("current"));
    }

    void keep(QemuDomain domain) {
        if (all.isEmpty()) {
            forget(domain);
            return;
        }
        Element kept = Element.of("snapshots");
        kept = current.isPresent() ? kept.with("current", current.get()) : kept;
        for (SnapshotRecord each : all) {
            Element entry = Element.of("snapshot");
            entry = each.parent().isPresent()
                    ? entry.with("parent", each.parent().get())
                    : entry;
            kept = kept.add(entry.add(each.document()));
        }
        StateFolders.create(file(domain).getParent());
        AtomicFiles.write(file(domain), kept.toString(), "the snapshots of " + domain.label());
    }

    static void forget(QemuDomain domain) {
        AtomicFiles.delete(file(domain), "the snapshots of " + domain.label());
    }

    Optional<SnapshotRecord> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    SnapshotRecord require(String name) {
        return find(name)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                        "no domain snapshot with matching name '" + Seen.plain(name) + "'"));
    }

    SnapshotRecord requireCurrent() {
        return current.flatMap(this::find)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_DOMAIN_SNAPSHOT, "the domain does not have a current snapshot"));
    }

    boolean isCurrent(String name) {
        return current.equals(Optional.of(name));
    }

    /** With one more, which builds on the current one and becomes it. */
    SnapshotTree with(SnapshotRecord made) {
        requireFree(made.name());
        List<SnapshotRecord> more = new ArrayList<>(all);
        more.add(made.below(current));
        return new SnapshotTree(more, Optional.of(made.name()));
    }

    void requireFree(String name) {
        if (find(name).isPresent()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "domain moment " + name + " already exists");
        }
    }

    /** With one described anew, or described again that was lost; the current one stays unless it is said to be this. */
    SnapshotTree described(SnapshotRecord made, boolean becomesCurrent) {
        String name = made.name();
        for (Optional<String> at = made.parent();
                at.isPresent();
                at = find(at.get()).flatMap(SnapshotRecord::parent)) {
            if (at.get().equals(name)) {
                throw Refusal.invalid("parent " + made.parent().get() + " would create cycle to " + name);
            }
            if (find(at.get()).isEmpty()) {
                throw Refusal.invalid("parent " + at.get() + " for moment " + name + " not found");
            }
        }
        List<SnapshotRecord> others = new ArrayList<>(
                all.stream().filter(each -> !each.name().equals(name)).toList());
        others.add(made);
        return new SnapshotTree(others, becomesCurrent ? Optional.of(name) : current);
    }

    SnapshotTree withCurrent(String name) {
        return new SnapshotTree(all, Optional.of(name));
    }

    List<SnapshotRecord> children(String name) {
        return all.stream()
                .filter(each -> each.parent().equals(Optional.of(name)))
                .toList();
    }

    /** All that build on it, nearer ones first. */
    List<SnapshotRecord> descendants(String name) {
        List<SnapshotRecord> found = new ArrayList<>(children(name));
        for (int at = 0; at < found.size(); at++) {
            found.addAll(children(found.get(at).name()));
        }
        return found;
    }

    /** Without one; its children build on its parent then. */
    SnapshotTree without(String name) {
        SnapshotRecord gone = require(name);
        List<SnapshotRecord> rest = all.stream()
                .filter(each -> !each.name().equals(name))
                .map(each -> each.parent().equals(Optional.of(name)) ? each.below(gone.parent()) : each)
                .toList();
        return new SnapshotTree(rest, isCurrent(name) ? gone.parent() : current);
    }
}

package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots or the checkpoints of a domain as they were when somebody looked: which builds on which, and which one the
 * present state comes from. A change makes another tree; {@link #keep} writes it.
 *
 * @param kind which of them
 * @param all every one, in the order in which they were made
 * @param current the current one
 * @param <M> which of them
 */
record MomentTree<M extends Moment<M>>(MomentKind<M> kind, List<M> all, Optional<String> current) {

    MomentTree {
        all = List.copyOf(all);
    }

    /** Whether a domain has any, without reading them. */
    static boolean any(MomentKind<?> kind, QemuDomain domain) {
        return Files.exists(kind.file(domain));
    }

    static int count(MomentKind<?> kind, QemuDomain domain) {
        return any(kind, domain) ? of(kind, domain).all().size() : 0;
    }

    static <M extends Moment<M>> MomentTree<M> of(MomentKind<M> kind, QemuDomain domain) {
        try {
            return read(kind, Element.parse(Files.readString(kind.file(domain)), kind.noun() + "s of a domain"));
        } catch (NoSuchFileException none) {
            return new MomentTree<>(kind, List.of(), Optional.empty());
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the " + kind.noun() + "s of " + domain.label(), failure);
        }
    }

    private static <M extends Moment<M>> MomentTree<M> read(MomentKind<M> kind, Element kept) {
        List<M> all = kept.children(kind.noun()).stream()
                .map(each -> kind.maker().apply(each.child(kind.root()).orElseThrow(), each.attribute("parent")))
                .toList();
        return new MomentTree<>(kind, all, kept.attribute("current"));
    }

    void keep(QemuDomain domain) {
        if (all.isEmpty()) {
            forget(kind, domain);
            return;
        }
        Element kept = Element.of(kind.noun() + "s");
        kept = current.isPresent() ? kept.with("current", current.get()) : kept;
        for (M each : all) {
            Element entry = Element.of(kind.noun());
            entry = each.parent().isPresent()
                    ? entry.with("parent", each.parent().get())
                    : entry;
            kept = kept.add(entry.add(each.document()));
        }
        Path file = kind.file(domain);
        StateFolders.create(file.getParent());
        AtomicFiles.write(file, kept.toString(), "the " + kind.noun() + "s of " + domain.label());
    }

    static void forget(MomentKind<?> kind, QemuDomain domain) {
        AtomicFiles.delete(kind.file(domain), "the " + kind.noun() + "s of " + domain.label());
    }

    Optional<M> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    M require(String name) {
        return find(name)
                .orElseThrow(
                        () -> kind.none("no domain " + kind.noun() + " with matching name '" + Seen.plain(name) + "'"));
    }

    M requireCurrent() {
        return current.flatMap(this::find)
                .orElseThrow(() -> kind.none("the domain does not have a current " + kind.noun()));
    }

    M requireParent(String name) {
        return require(name)
                .parent()
                .map(this::require)
                .orElseThrow(() -> kind.none(kind.noun() + " '" + name + "' does not have a parent"));
    }

    boolean isCurrent(String name) {
        return current.equals(Optional.of(name));
    }

    /** With one more, which builds on the current one and becomes it. */
    MomentTree<M> with(M made) {
        requireFree(made.name());
        List<M> more = new ArrayList<>(all);
        more.add(made.below(current));
        return new MomentTree<>(kind, more, Optional.of(made.name()));
    }

    void requireFree(String name) {
        if (find(name).isPresent()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "domain moment " + name + " already exists");
        }
    }

    /** With one described anew, or described again that was lost; the current one stays unless it is said to be this. */
    MomentTree<M> described(M made, boolean becomesCurrent) {
        String name = made.name();
        for (Optional<String> at = made.parent();
                at.isPresent();
                at = find(at.get()).flatMap(Moment::parent)) {
            if (at.get().equals(name)) {
                throw Refusal.invalid("parent " + made.parent().get() + " would create cycle to " + name);
            }
            if (find(at.get()).isEmpty()) {
                throw Refusal.invalid("parent " + at.get() + " for moment " + name + " not found");
            }
        }
        List<M> others = new ArrayList<>(
                all.stream().filter(each -> !each.name().equals(name)).toList());
        others.add(made);
        return new MomentTree<>(kind, others, becomesCurrent ? Optional.of(name) : current);
    }

    MomentTree<M> withCurrent(String name) {
        return new MomentTree<>(kind, all, Optional.of(name));
    }

    List<M> children(String name) {
        return all.stream()
                .filter(each -> each.parent().equals(Optional.of(name)))
                .toList();
    }

    /** All that build on it, nearer ones first. */
    List<M> descendants(String name) {
        List<M> found = new ArrayList<>(children(name));
        for (int at = 0; at < found.size(); at++) {
            found.addAll(children(found.get(at).name()));
        }
        return found;
    }

    /** The one itself, all that build on it, or both: the farthest first, as they are deleted. */
    List<M> branch(String name, boolean self, boolean descendants) {
        M root = require(name);
        List<M> found = new ArrayList<>(descendants ? descendants(name) : List.of());
        Collections.reverse(found);
        if (self) {
            found.add(root);
        }
        return found;
    }

    /** Without one; its children build on its parent then. */
    MomentTree<M> without(String name) {
        M gone = require(name);
        List<M> rest = all.stream()
                .filter(each -> !each.name().equals(name))
                .map(each -> each.parent().equals(Optional.of(name)) ? each.below(gone.parent()) : each)
                .toList();
        return new MomentTree<>(kind, rest, isCurrent(name) ? gone.parent() : current);
    }
}

package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshots or the checkpoints of a domain: which builds on which, and which one the present state comes from.
 *
 * @param <M> which of them
 */
final class MomentTree<M extends Moment<M>> {

    private final ErrorCode missing;
    private final String noun;
    private final Map<String, M> byName = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();

    MomentTree(ErrorCode missing, String noun) {
        this.missing = missing;
        this.noun = noun;
    }

    synchronized int size() {
        return byName.size();
    }

    synchronized List<M> list() {
        return List.copyOf(byName.values());
    }

    synchronized Optional<M> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    M require(String name) {
        return find(name)
                .orElseThrow(() -> new NotFound(missing, "no domain " + noun + " with matching name '" + name + "'"));
    }

    M requireParent(M moment) {
        return moment.parent()
                .map(this::require)
                .orElseThrow(() -> new NotFound(missing, noun + " '" + moment.name() + "' does not have a parent"));
    }

    synchronized Optional<M> current() {
        return current.flatMap(this::find);
    }

    synchronized void setCurrent(String name) {
        current = Optional.of(name);
    }

    /** Adds one that builds on the current one and becomes it. */
    synchronized M add(M made) {
        if (byName.containsKey(made.name())) {
            throw new AlreadyExists(ErrorCode.OPERATION_FAILED, "domain moment " + made.name() + " already exists");
        }
        M added = made.below(current);
        byName.put(made.name(), added);
        current = Optional.of(made.name());
        return added;
    }

    /** Puts one in its place that was described before; the current one stays. */
    synchronized M redefine(M made) {
        String name = made.name();
        Optional<String> parent = made.parent();
        if (parent.isPresent() && !byName.containsKey(parent.get())) {
            throw TestDomain.invalid("parent " + parent.get() + " for moment " + name + " not found");
        }
        for (Optional<String> at = parent;
                at.isPresent();
                at = require(at.get()).parent()) {
            if (at.get().equals(name)) {
                throw TestDomain.invalid("parent " + parent.get() + " would create cycle to " + name);
            }
        }
        byName.put(name, made);
        return made;
    }

    synchronized List<M> children(String name) {
        return byName.values().stream()
                .filter(each -> each.parent().equals(Optional.of(name)))
                .toList();
    }

    /** All that build on it, nearer ones first. */
    synchronized List<M> descendants(String name) {
        List<M> all = new ArrayList<>(children(name));
        for (int at = 0; at < all.size(); at++) {
            all.addAll(children(all.get(at).name()));
        }
        return all;
    }

    /** Removes one; its children build on its parent then. */
    synchronized void remove(String name) {
        M gone = require(name);
        children(name).forEach(child -> byName.put(child.name(), child.below(gone.parent())));
        byName.remove(name);
        if (current.equals(Optional.of(name))) {
            current = gone.parent();
        }
    }

    /** Removes all that build on one; if the current one was among them, that one is it now. */
    synchronized void removeDescendants(String name) {
        require(name);
        List<M> gone = descendants(name);
        boolean hadCurrent = gone.stream().anyMatch(each -> current.equals(Optional.of(each.name())));
        gone.forEach(each -> byName.remove(each.name()));
        if (hadCurrent) {
            current = Optional.of(name);
        }
    }
}

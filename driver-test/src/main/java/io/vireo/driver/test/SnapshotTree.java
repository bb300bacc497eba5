package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The snapshots of a domain: which builds on which, and which one the present state comes from. */
final class SnapshotTree {

    private final TestDomain domain;
    private final Map<String, TestSnapshot> byName = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();

    SnapshotTree(TestDomain domain) {
        this.domain = domain;
    }

    synchronized int size() {
        return byName.size();
    }

    synchronized List<TestSnapshot> list() {
        return List.copyOf(byName.values());
    }

    synchronized Optional<TestSnapshot> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    TestSnapshot require(String name) {
        return find(name)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_DOMAIN_SNAPSHOT, "no domain snapshot with matching name '" + name + "'"));
    }

    synchronized Optional<TestSnapshot> current() {
        return current.flatMap(this::find);
    }

    synchronized void setCurrent(String name) {
        current = Optional.of(name);
    }

    /** Adds one that builds on the current one and becomes it. */
    synchronized TestSnapshot add(String name, String text) {
        if (byName.containsKey(name)) {
            throw new AlreadyExists(ErrorCode.OPERATION_FAILED, "domain moment " + name + " already exists");
        }
        TestSnapshot added = new TestSnapshot(domain, name, current, text);
        byName.put(name, added);
        current = Optional.of(name);
        return added;
    }

    /** Puts one in its place that was described before; the current one stays. */
    synchronized TestSnapshot redefine(String name, Optional<String> parent, String text) {
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
        TestSnapshot redefined = new TestSnapshot(domain, name, parent, text);
        byName.put(name, redefined);
        return redefined;
    }

    /** Puts one from a file in its place. */
    synchronized void restore(Element given) {
        String name = given.at("name").orElse("").strip();
        Optional<String> parent = given.at("parent/name").map(String::strip);
        Element text = given.withoutChildren("parent").withoutChildren("active");
        redefine(name, parent, text.toString());
        if (given.at("active").map(String::strip).filter("1"::equals).isPresent()) {
            current = Optional.of(name);
        }
    }

    synchronized List<TestSnapshot> children(String name) {
        return byName.values().stream()
                .filter(each -> each.parent().equals(Optional.of(name)))
                .toList();
    }

    /** All that build on it, nearer ones first. */
    synchronized List<TestSnapshot> descendants(String name) {
        List<TestSnapshot> all = new ArrayList<>(children(name));
        for (int at = 0; at < all.size(); at++) {
            all.addAll(children(all.get(at).name()));
        }
        return all;
    }

    /** Removes one; its children build on its parent then. */
    synchronized void remove(TestSnapshot snapshot) {
        children(snapshot.name()).forEach(child -> byName.put(child.name(), child.below(snapshot.parent())));
        byName.remove(snapshot.name());
        if (current.equals(Optional.of(snapshot.name()))) {
            current = snapshot.parent();
        }
    }

    /** Removes all that build on it; if the current one was among them, this one is it now. */
    synchronized void removeDescendants(TestSnapshot snapshot) {
        List<TestSnapshot> gone = descendants(snapshot.name());
        boolean hadCurrent = gone.stream().anyMatch(each -> current.equals(Optional.of(each.name())));
        gone.forEach(each -> byName.remove(each.name()));
        if (hadCurrent) {
            current = Optional.of(snapshot.name());
        }
    }
}

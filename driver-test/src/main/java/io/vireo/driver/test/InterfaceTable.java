package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.xml.Element;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The network interfaces of the simulated host, and how they were when a change was begun. */
final class InterfaceTable {

    private static final List<String> ORDER =
            List.of("start", "mtu", "protocol", "link", "bond", "bridge", "vlan", "mac");

    private final Map<String, TestInterface> byName = new LinkedHashMap<>();
    private Optional<Map<String, TestInterface>> before = Optional.empty();

    InterfaceTable() {}

    synchronized List<TestInterface> list() {
        return List.copyOf(byName.values());
    }

    synchronized TestInterface require(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(
                        () -> new NotFound(ErrorCode.NO_INTERFACE, "no interface with matching name '" + name + "'"));
    }

    /** Adds one that is stopped, or changes the definition of the one that is there. */
    synchronized TestInterface define(Element given) {
        Element document = complete(given);
        String name = document.attribute("name").orElseThrow();
        TestInterface made = Optional.ofNullable(byName.get(name))
                .map(old -> old.redefined(document.toString()))
                .orElseGet(() -> new TestInterface(this, name, document.toString(), false));
        byName.put(name, made);
        return made;
    }

    /** Puts one of a file on its host. */
    synchronized void addRunning(Element given) {
        TestInterface made = define(given);
        byName.put(made.name(), made.active(true));
    }

    private static Element complete(Element given) {
        Element document = given.stripped();
        if (!document.name().equals("interface")) {
            throw DomainXml.xmlError("unexpected root element <" + document.name() + ">, expecting <interface>");
        }
        if (document.attribute("type").isEmpty()) {
            throw DomainXml.xmlError("interface misses the type attribute");
        }
        if (document.attribute("name").filter(name -> !name.isEmpty()).isEmpty()) {
            throw DomainXml.xmlError("interface has no name");
        }
        return document.withNodes(document.children().stream()
                .sorted(Comparator.comparingInt(child -> rank(child.name())))
                .toList());
    }

    private static int rank(String child) {
        int rank = ORDER.indexOf(child);
        return rank < 0 ? ORDER.size() : rank;
    }

    synchronized void change(String name, UnaryOperator<TestInterface> change) {
        byName.put(name, change.apply(require(name)));
    }

    synchronized void remove(String name) {
        byName.remove(require(name).name());
    }

    synchronized void begin() {
        if (before.isPresent()) {
            throw new InvalidState("there is another transaction running.");
        }
        before = Optional.of(new LinkedHashMap<>(byName));
    }

    synchronized void commit() {
        if (before.isEmpty()) {
            throw new InvalidState("no transaction running, nothing to be committed.");
        }
        before = Optional.empty();
    }

    synchronized void rollback() {
        Map<String, TestInterface> kept =
                before.orElseThrow(() -> new InvalidState("no transaction running, nothing to rollback."));
        byName.clear();
        byName.putAll(kept);
        before = Optional.empty();
    }
}

package io.vireo.driver.nwfilter;

import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of the kernel in which the rules of all ports are, each port in chains and sets of its own, found by a map: a frame
 * costs the same however many ports there are. Every change is one transaction. Chains are filled anew; sets stay, with what
 * the kernel has learned. The last port takes the table along.
 *
 * <p>Whoever changes something has the lock of the host.
 */
final class Firewall {

    /** What the kernel has for a port. */
    private record Held(Set<String> chains, Set<String> sets) {

        static final Held NOTHING = new Held(Set.of(), Set.of());
    }

    private final String table;
    private final Nft nft;
    private Map<String, Held> held = Map.of();
    private boolean laid; // Whether the table is there, with what all ports have in common.
    private boolean known;

    Firewall(String table, Nft nft) {
        this.table = table;
        this.nft = nft;
    }

    /** The ports of which the kernel has rules. */
    Set<String> ports() {
        look();
        return Set.copyOf(held.keySet());
    }

    /** Whether the kernel has exactly this. */
    boolean has(PortProgram program) {
        look();
        return held.getOrDefault(program.port(), Held.NOTHING).chains().contains(program.mark());
    }

    /** Looks what there is, once. */
    private void look() {
        if (!known) {
            Map<String, Held> found = new LinkedHashMap<>();
            nft.chains(table).forEach(name -> held(found, name).chains().add(name));
            nft.sets(table).forEach(name -> held(found, name).sets().add(name));
            laid = found.remove("") != null;
            held = found;
            known = true;
        }
    }

    private static Held held(Map<String, Held> found, String name) {
        String[] parts = name.split("/");
        return found.computeIfAbsent(
                parts.length > 1 ? parts[1] : "", any -> new Held(new TreeSet<>(), new TreeSet<>()));
    }

    /**
     * Puts programs in place of what their ports have, and removes what others have, all at once.
     *
     * @throws VirtException when the kernel refuses; everything is as it was then
     */
    void change(Collection<PortProgram> programs, Set<String> leaving) {
        look();
        if (programs.isEmpty() && leaving.stream().noneMatch(held::containsKey)) {
            return;
        }
        Map<String, Held> before = held;
        try {
            attempt(programs, leaving);
        } catch (VirtException failure) {
            known = false;
            look();
            if (held.equals(before)) {
                throw failure;
            }
            // Somebody else has changed our table; what it was thought to hold is not what it holds.
            attempt(programs, leaving);
        }
    }

    private void attempt(Collection<PortProgram> programs, Set<String> leaving) {
        Map<String, Held> after = new LinkedHashMap<>(held);
        leaving.forEach(after::remove);
        programs.forEach(each -> after.put(each.port(), held(each)));
        nft.run(after.isEmpty() ? removal() : script(programs, leaving));
        held = after;
        laid = !after.isEmpty();
    }

    private static Held held(PortProgram program) {
        Set<String> chains = new LinkedHashSet<>();
        program.chains().forEach(each -> chains.add(each.name()));
        chains.add(program.mark());
        return new Held(chains, program.sets().keySet());
    }

    private String removal() {
        return "add table bridge " + table + "\ndelete table bridge " + table + "\n";
    }

    private String script(Collection<PortProgram> programs, Set<String> leaving) {
        List<String> lines = new ArrayList<>();
        if (!laid) {
            lay(lines);
        }
        leaving.stream().filter(held::containsKey).forEach(port -> leave(port, lines));
        programs.forEach(each -> put(each, lines));
        return String.join("\n", lines) + "\n";
    }

    /** Once, for what is emptied and filled again makes the kernel wait until nobody looks at the old. */
    private void lay(List<String> lines) {
        lines.add("add table bridge " + table);
        for (Root root : Root.values()) {
            lines.add("add map" + in(root.map()) + " { type ifname : verdict ; }");
            lines.add("add chain" + in(root.base()) + " " + root.hook());
            lines.add("add rule" + in(root.base()) + " " + root.rule());
        }
    }

    private String in(String name) {
        return " bridge " + table + " " + name;
    }

    private void put(PortProgram program, List<String> lines) {
        Held old = held.getOrDefault(program.port(), Held.NOTHING);
        Held fresh = held(program);
        program.sets().forEach((name, definition) -> lines.add("add set" + in(name) + " " + definition));
        fresh.chains().forEach(name -> lines.add("add chain" + in(name)));
        old.chains().forEach(name -> lines.add("flush chain" + in(name)));
        for (Chain chain : program.chains()) {
            chain.rules().forEach(rule -> lines.add("add rule" + in(chain.name()) + " " + rule));
        }
        for (Root root : Root.values()) {
            lines.add("add element" + in(root.map()) + element(program.port(), root));
        }
        old.chains().stream()
                .filter(name -> !fresh.chains().contains(name))
                .forEach(name -> lines.add("delete chain" + in(name)));
        old.sets().stream()
                .filter(name -> !fresh.sets().contains(name))
                .forEach(name -> lines.add("delete set" + in(name)));
    }

    private static String element(String port, Root root) {
        return " { \"" + port + "\" : jump " + root.chain(port) + " }";
    }

    /** Says first that everything is there: what is missing already must not keep the rest. */
    private void leave(String port, List<String> lines) {
        for (Root root : Root.values()) {
            lines.add("add chain" + in(root.chain(port)));
            lines.add("add element" + in(root.map()) + element(port, root));
            lines.add("delete element" + in(root.map()) + " { \"" + port + "\" }");
        }
        Set<String> chains = new TreeSet<>(held.get(port).chains());
        for (Root root : Root.values()) {
            chains.add(root.chain(port));
        }
        chains.forEach(name -> lines.add("flush chain" + in(name)));
        chains.forEach(name -> lines.add("delete chain" + in(name)));
        held.get(port).sets().forEach(name -> lines.add("delete set" + in(name)));
    }
}

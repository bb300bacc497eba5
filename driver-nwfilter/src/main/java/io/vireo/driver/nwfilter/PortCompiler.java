package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compiles what holds at a port. */
final class PortCompiler {

    private static final int MOST = 200_000;

    private PortCompiler() {}

    /**
     * What the kernel is to know about a binding.
     *
     * @throws io.vireo.VirtException when a filter or a variable is missing, filters refer to each other in a circle, a value
     *     does not suit its attribute, or something cannot be had from the kernel
     */
    static PortProgram compile(Binding binding, Function<String, Optional<Filter>> filters) {
        List<FilterTree.Line> lines = FilterTree.lines(binding.filter(), filters);
        Learning learning = learning(binding, lines);
        Set<String> missing = FilterTree.missing(lines, learning.variables());
        if (!missing.isEmpty()) {
            throw Refusal.internal(
                    "Cannot instantiate filter due to unresolvable variables or unavailable list elements: "
                            + String.join(", ", missing));
        }
        return compile(binding, learning, placed(lines, learning));
    }

    private static Learning learning(Binding binding, List<FilterTree.Line> lines) {
        boolean needed = FilterTree.missing(lines, Set.of()).contains(Learning.VARIABLE);
        return needed ? Learning.of(binding.filter().parameters()) : Learning.NONE;
    }

    private static List<PlacedRule> placed(List<FilterTree.Line> lines, Learning learning) {
        List<PlacedRule> placed = new ArrayList<>();
        for (FilterTree.Line line : lines) {
            Combinations.of(line, learning.variables())
                    .forEach(rule -> placed.add(new PlacedRule(line.chain(), line.place(), rule)));
            if (placed.size() > MOST) {
                throw Refusal.internal("the filter has more than " + MOST + " rules with all values of its variables");
            }
        }
        return placed;
    }

    private static PortProgram compile(Binding binding, Learning learning, List<PlacedRule> placed) {
        String port = binding.port();
        boolean learns = learning != Learning.NONE;
        List<String> out = learns ? learning.out(port, binding.mac()) : List.of();
        List<String> in =
                learns ? learning.in(port, binding.mac(), binding.filter().parameters()) : List.of();
        PacketCompiler packets = new PacketCompiler(port, learning, placed);
        List<Chain> chains = new ArrayList<>();
        chains.addAll(new FrameCompiler(port, Direction.OUT, learning, placed).chains(out));
        chains.addAll(new FrameCompiler(port, Direction.IN, learning, placed).chains(in));
        chains.addAll(packets.chains());
        Map<String, String> sets = new LinkedHashMap<>(packets.sets());
        if (learns) {
            sets.put(learning.set(port), learning.definition());
        }
        String comparison = Match.comparison(port);
        if (chains.stream().flatMap(each -> each.rules().stream()).anyMatch(rule -> rule.contains("@" + comparison))) {
            sets.put(comparison, "{ type ether_addr . ipv4_addr ; flags dynamic, timeout ; timeout 1s ; size 4096 ; }");
        }
        return new PortProgram(port, chains, sets);
    }
}

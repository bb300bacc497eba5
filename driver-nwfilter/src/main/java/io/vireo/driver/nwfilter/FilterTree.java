package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A filter with all that it refers to. */
final class FilterTree {

    private static final int DEEPEST = 64;
    private static final int MOST_LINES = 100_000;

    /**
     * A rule where it is to stand.
     *
     * @param chain the chain
     * @param place the chain's place among the rules of the root
     * @param rule the rule
     * @param parameters what its variables are to be
     */
    record Line(String chain, int place, Rule rule, Parameters parameters) {}

    private final Function<String, Optional<Filter>> filters;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> path = new LinkedHashSet<>();

    private FilterTree(Function<String, Optional<Filter>> filters) {
        this.filters = filters;
    }

    /**
     * All rules of a filter, in the order in which they are written.
     *
     * @throws io.vireo.VirtException when a filter is missing or refers to itself
     */
    static List<Line> lines(Include start, Function<String, Optional<Filter>> filters) {
        FilterTree tree = new FilterTree(filters);
        tree.walk(start);
        return tree.lines;
    }

    private void walk(Include include) {
        String name = include.filter();
        Filter filter =
                filters.apply(name).orElseThrow(() -> Refusal.internal("referenced filter '" + name + "' is missing"));
        if (!path.add(name) || path.size() > DEEPEST) {
            throw Refusal.failed("filter would introduce a loop: " + String.join(" -> ", path) + " -> " + name);
        }
        for (Entry entry : filter.entries()) {
            if (entry instanceof Include nested) {
                walk(new Include(nested.filter(), nested.parameters().or(include.parameters())));
            } else {
                add(new Line(filter.chain(), filter.place(), (Rule) entry, include.parameters()));
            }
        }
        path.remove(name);
    }

    private void add(Line line) {
        if (lines.size() >= MOST_LINES) {
            throw Refusal.internal("the filter has more than " + MOST_LINES + " rules with all that it refers to");
        }
        lines.add(line);
    }

    /** Refuses a filter that refers to itself, by way of others or not; those that are missing do not matter. */
    static void requireNoLoop(Filter wanted, Function<String, Optional<Filter>> filters) {
        if (below(wanted, filters).contains(wanted.name())) {
            throw Refusal.failed("filter would introduce a loop");
        }
    }

    /** The names of all filters that one refers to, by way of others or not. */
    static Set<String> below(Filter filter, Function<String, Optional<Filter>> filters) {
        Set<String> found = new HashSet<>();
        List<Filter> open = new ArrayList<>(List.of(filter));
        while (!open.isEmpty()) {
            Filter next = open.remove(open.size() - 1);
            for (Entry entry : next.entries()) {
                if (entry instanceof Include nested && found.add(nested.filter())) {
                    filters.apply(nested.filter()).ifPresent(open::add);
                }
            }
        }
        return found;
    }

    /** The variables of rules that have no value, in alphabetical order; those named are not looked for. */
    static Set<String> missing(List<Line> lines, Set<String> learned) {
        Set<String> missing = new TreeSet<>();
        for (Line line : lines) {
            for (String value : line.rule().values().values()) {
                Variable.of(value)
                        .filter(each -> !learned.contains(each.name()) && !isThere(each, line.parameters()))
                        .ifPresent(each -> missing.add(
                                each.index().isPresent() ? each.toString().substring(1) : each.name()));
            }
        }
        return missing;
    }

    private static boolean isThere(Variable variable, Parameters parameters) {
        int least = variable.index().orElse(0);
        return parameters.get(variable.name()).size() > least;
    }
}

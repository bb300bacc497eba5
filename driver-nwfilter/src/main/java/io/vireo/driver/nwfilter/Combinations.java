package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule with its variables replaced: as many rules as there are combinations of their values. Variables of one iterator
 * go through their values together, those of different iterators each with each.
 */
final class Combinations {

    /** Stands for an address that the kernel learns from what passes. */
    static final String LEARNED = "@";

    private static final int MOST = 65_536;

    private final Rule rule;
    private final Parameters parameters;
    private final Set<String> learned;
    private final Map<Integer, Integer> lengths = new LinkedHashMap<>();

    private Combinations(FilterTree.Line line, Set<String> learned) {
        this.rule = line.rule();
        this.parameters = line.parameters();
        this.learned = learned;
    }

    /** The rules that a rule stands for, each once. */
    static List<Rule> of(FilterTree.Line line, Set<String> learned) {
        if (line.rule().values().values().stream().noneMatch(value -> value.startsWith("$"))) {
            return List.of(line.rule());
        }
        return new Combinations(line, learned).all();
    }

    private List<Rule> all() {
        rule.values().values().forEach(value -> Variable.of(value).ifPresent(this::measure));
        List<Map<Integer, Integer>> turns = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<Integer, Integer> iterator : lengths.entrySet()) {
            turns = multiply(turns, iterator.getKey(), iterator.getValue());
        }
        Set<Rule> rules = new LinkedHashSet<>();
        turns.forEach(turn -> rules.add(at(turn)));
        return List.copyOf(rules);
    }

    private void measure(Variable variable) {
        if (variable.index().isPresent() || isLearned(variable)) {
            return;
        }
        int length = parameters.get(variable.name()).size();
        Integer before = lengths.putIfAbsent(variable.iterator(), length);
        if (before != null && before != length) {
            throw Refusal.internal("the lists of iterator " + variable.iterator() + " have " + before + " and " + length
                    + " values ($" + variable.name() + "); lists that go together must be of one length");
        }
    }

    private static List<Map<Integer, Integer>> multiply(List<Map<Integer, Integer>> turns, int iterator, int length) {
        if ((long) turns.size() * length > MOST) {
            throw Refusal.internal("the variables of a rule have more than " + MOST + " combinations");
        }
        List<Map<Integer, Integer>> more = new ArrayList<>();
        for (Map<Integer, Integer> turn : turns) {
            for (int at = 0; at < length; at++) {
                Map<Integer, Integer> next = new LinkedHashMap<>(turn);
                next.put(iterator, at);
                more.add(next);
            }
        }
        return more;
    }

    private Rule at(Map<Integer, Integer> turn) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Attribute attribute : rule.protocol().orElseThrow().attributes()) {
            rule.value(attribute.name()).ifPresent(text -> values.put(attribute.name(), value(attribute, text, turn)));
        }
        return rule.with(values);
    }

    private String value(Attribute attribute, String text, Map<Integer, Integer> turn) {
        Optional<Variable> variable =
                Variable.of(text).filter(any -> attribute.kind().takesVariables());
        if (variable.isEmpty()) {
            return text;
        }
        if (isLearned(variable.get())) {
            return learned(attribute);
        }
        int at = variable.get().index().orElseGet(() -> turn.get(variable.get().iterator()));
        String value = parameters.get(variable.get().name()).get(at);
        return attribute
                .kind()
                .canonical(value)
                .orElseThrow(() -> Refusal.value(attribute.name() + " (" + variable.get() + ")", value));
    }

    private boolean isLearned(Variable variable) {
        return learned.contains(variable.name()) && !parameters.has(variable.name());
    }

    private static String learned(Attribute attribute) {
        if (attribute.kind() != ValueKind.IP) {
            throw Refusal.unsupported("the variable IP stands in the attribute " + attribute.name()
                    + ", which takes no learned address; give the parameter IP");
        }
        return LEARNED;
    }
}

package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the chains of a port through which its packets go, both ways.
 *
 * <p>A rule that accepts lets what it matches begin connections, and their answers through the other way. A rule that refuses,
 * and one that is not to follow connections, holds the other way too, with source and destination exchanged. One that names
 * states of connections holds its own way only.
 */
final class PacketCompiler {

    private final String port;
    private final Learning learning;
    private final Connections connections;
    private final List<Rule> rules;
    private final Map<Direction, List<KernelRule>> compiled = new EnumMap<>(Direction.class);

    PacketCompiler(String port, Learning learning, List<PlacedRule> placed) {
        this.port = port;
        this.learning = learning;
        this.connections = new Connections(port);
        this.rules = placed.stream()
                .map(PlacedRule::rule)
                .filter(Rule::isOfPackets)
                .filter(each -> each.action() != Action.CONTINUE)
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList();
        compiled.put(Direction.OUT, new ArrayList<>());
        compiled.put(Direction.IN, new ArrayList<>());
    }

    List<Chain> chains() {
        rules.forEach(this::announce);
        rules.forEach(this::compile);
        List<Chain> chains = new ArrayList<>();
        for (Direction way : List.of(Direction.OUT, Direction.IN)) {
            if (connections.isFollowed()) {
                // What no rule is about passes, and its answers are known as such.
                compiled.get(way).add(KernelRule.of(connections.accept()));
            }
            chains.add(new Chain(Root.of(way, true).chain(port), Gathering.texts(compiled.get(way))));
        }
        chains.addAll(connections.chains());
        return chains;
    }

    Map<String, String> sets() {
        return connections.sets();
    }

    /** Before anything is compiled, it is known whether connections are followed at all. */
    private void announce(Rule rule) {
        connections.meet(Family.of(rule.protocol().orElseThrow()));
        boolean accepts = rule.action() == Action.ACCEPT && rule.direction() != Direction.INOUT;
        boolean named = rule.value("state").filter(each -> !each.equals("NONE")).isPresent();
        if (!rule.stateless() && (named || accepts && rule.value("state").isEmpty())) {
            connections.follow();
        }
    }

    private void compile(Rule rule) {
        for (Direction way : List.of(Direction.OUT, Direction.IN)) {
            boolean own = rule.direction().has(way);
            boolean mirrored = rule.direction() == Direction.INOUT ? way == Direction.OUT : !own;
            if (own || holdsBothWays(rule)) {
                Match match = PacketMatch.of(rule, mirrored, port, learning);
                compiled.get(way).addAll(match.rules(limited(rule, verdict(rule, own))));
            }
        }
    }

    private static boolean holdsBothWays(Rule rule) {
        boolean ownOnly = (rule.value("state").isPresent() && !rule.stateless())
                || rule.value("connlimit-above").isPresent()
                || (isIcmp(rule) && rule.value("type").isPresent());
        return !ownOnly;
    }

    private static boolean isIcmp(Rule rule) {
        return rule.protocol()
                .filter(each -> each == Protocol.ICMP || each == Protocol.ICMPV6)
                .isPresent();
    }

    private String limited(Rule rule, String verdict) {
        return rule.value("connlimit-above")
                .map(Numbers::of)
                .map(number -> connections.beyond(number, rule.protocol().orElseThrow(), verdict))
                .orElse(verdict);
    }

    private String verdict(Rule rule, boolean own) {
        boolean accepts = rule.action() == Action.ACCEPT || rule.action() == Action.RETURN;
        String state = rule.stateless() ? "NONE" : rule.value("state").orElse("");
        if (!state.isEmpty() && !state.equals("NONE")) {
            return connections.inState(new TreeSet<>(Set.of(state.split(","))), accepts);
        }
        if (!accepts) {
            return "drop";
        }
        boolean plain = rule.action() == Action.RETURN || !state.isEmpty() || rule.direction() == Direction.INOUT;
        if (plain) {
            return connections.accept();
        }
        return own ? connections.keep() : connections.answers();
    }
}

package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the chains of a port through which its frames go one way: the root, and those that the root calls. */
final class FrameCompiler {

    /** Something in the root, with its place. */
    private record Item(int place, KernelRule rule) {}

    private final String port;
    private final Direction way;
    private final Learning learning;
    private final List<PlacedRule> rules;

    FrameCompiler(String port, Direction way, Learning learning, List<PlacedRule> rules) {
        this.port = port;
        this.way = way;
        this.learning = learning;
        this.rules = rules.stream()
                .filter(each -> !each.rule().isOfPackets())
                .filter(each -> each.rule().direction().has(way))
                .sorted(Comparator.comparingInt(each -> each.rule().priority()))
                .toList();
    }

    /** The chains; the rules of learning come first. */
    List<Chain> chains(List<String> first) {
        Root root = Root.of(way, false);
        Map<String, List<KernelRule>> others = new LinkedHashMap<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Item> inRoot = new ArrayList<>();
        for (PlacedRule each : rules) {
            if (each.chain().equals(ChainName.ROOT)) {
                compiled(each.rule())
                        .forEach(rule -> inRoot.add(new Item(each.rule().priority(), rule)));
            } else {
                places.putIfAbsent(each.chain(), each.place());
                others.computeIfAbsent(each.chain(), any -> new ArrayList<>()).addAll(compiled(each.rule()));
            }
        }
        List<Item> items = new ArrayList<>();
        places.forEach((chain, place) -> items.add(new Item(place, KernelRule.of(jump(chain)))));
        // A chain comes before the rules of its own place.
        items.addAll(inRoot);
        items.sort(Comparator.comparingInt(Item::place));
        List<String> all = new ArrayList<>(first);
        all.addAll(Gathering.texts(items.stream().map(Item::rule).toList()));
        List<Chain> chains = new ArrayList<>();
        chains.add(new Chain(root.chain(port), all));
        others.forEach((chain, inside) -> chains.add(new Chain(root.chain(port, chain), Gathering.texts(inside))));
        return chains;
    }

    private String jump(String chain) {
        String match = ChainName.match(chain);
        return (match.isEmpty() ? "" : match + " ") + "jump "
                + Root.of(way, false).chain(port, chain);
    }

    private List<KernelRule> compiled(Rule rule) {
        if (rule.action() == Action.CONTINUE) {
            return List.of();
        }
        // What holds both ways is written for frames to the guest.
        boolean mirrored = rule.direction() == Direction.INOUT && way == Direction.OUT;
        Match match = FrameMatch.of(rule, mirrored, port, learning);
        String verdict = switch (rule.action()) {
            case ACCEPT -> "accept";
            case RETURN -> "return";
            default -> "drop";
        };
        return match.rules(verdict);
    }
}

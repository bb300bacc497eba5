package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The connections of a port, which the kernel remembers in sets: who began each, and whether the other side has answered.
 *
 * <p>Bridges of most kernels follow no connections. So the packet that begins one puts its addresses, protocol and ports
 * into the set {@code begun}; an answer is what has them the other way round, and puts them into {@code answered}. What is
 * begun and not answered is forgotten soon. A set that is full takes no more, and what is in none is not let through.
 */
final class Connections {

    private static final int MOST = 65_535;

    /** States that a rule asks for, and what it does with packets in them. */
    private record State(Set<String> wanted, String verdict) {}

    private final String port;
    private final Set<Family> families = new LinkedHashSet<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, String> limits = new LinkedHashMap<>();
    private final List<Chain> limitChains = new ArrayList<>();
    private boolean followed;
    private boolean related;

    Connections(String port) {
        this.port = port;
    }

    /** Says that packets of a family are looked at. */
    void meet(Family family) {
        families.add(family);
    }

    /** Says that connections matter to a rule. */
    void follow() {
        followed = true;
    }

    boolean isFollowed() {
        return followed;
    }

    /** Accepts an answer, or whatever may begin a connection; for everything else the next rule counts. */
    String keep() {
        return "jump " + name("keep");
    }

    /** Accepts an answer; for everything else the next rule counts. */
    String answers() {
        return "jump " + name("answers");
    }

    /** Accepts all, and remembers what it can. */
    String accept() {
        return followed ? "jump " + name("accept") : "accept";
    }

    /** Does something with packets of connections of some states; for all others the next rule counts. */
    String inState(Set<String> wanted, boolean accepts) {
        follow();
        related |= wanted.contains("RELATED");
        String name =
                name("state-" + String.join("-", wanted).toLowerCase(Locale.ROOT) + (accepts ? "-accept" : "-drop"));
        states.put(name, new State(Set.copyOf(wanted), accepts ? "goto " + name("accept") : "drop"));
        return "jump " + name;
    }

    /** Does something with packets of connections beyond a number of them; for all others the next rule counts. */
    String beyond(long number, Protocol protocol, String verdict) {
        if (number == 0) {
            return verdict;
        }
        Family family = Family.of(protocol);
        String name = "limit-" + limitChains.size() + "/" + port;
        List<String> rules = new ArrayList<>();
        for (Traffic traffic : Traffic.of(protocol)) {
            String set = traffic.hasPorts() ? name : name + "/other";
            limits.put(
                    set,
                    "{ type " + family.types(traffic.hasPorts()) + " ; flags dynamic, timeout ; size " + number
                            + " ; }");
            String until = traffic == Traffic.TCP_END ? "10s" : traffic.answered();
            rules.add(family.match() + traffic.match() + "update @" + set + " { "
                    + family.connection(traffic.hasPorts()) + " timeout " + until + " } return");
        }
        rules.add(verdict);
        limitChains.add(new Chain(name, rules));
        return "jump " + name;
    }

    private String name(String what) {
        return what + "/" + port;
    }

    private String begun(Family family, boolean ports) {
        return name("begun" + family.digit() + (ports ? "" : "-other"));
    }

    private String answered(Family family, boolean ports) {
        return name("answered" + family.digit() + (ports ? "" : "-other"));
    }

    private String pairs(Family family) {
        return name("pairs" + family.digit());
    }

    Map<String, String> sets() {
        Map<String, String> sets = new LinkedHashMap<>(limits);
        if (followed) {
            families.forEach(family -> addSets(family, sets));
        }
        return sets;
    }

    private void addSets(Family family, Map<String, String> sets) {
        String end = " ; flags dynamic, timeout ; size " + MOST + " ; }";
        for (boolean ports : List.of(true, false)) {
            sets.put(begun(family, ports), "{ type " + family.types(ports) + end);
            sets.put(answered(family, ports), "{ type " + family.types(ports) + end);
        }
        if (related) {
            sets.put(pairs(family), "{ typeof " + family.pair() + end);
        }
    }

    List<Chain> chains() {
        List<Chain> chains = new ArrayList<>(limitChains);
        if (followed) {
            chains.add(new Chain(name("answers"), each(this::answersOf)));
            chains.add(new Chain(name("begin"), each(this::beginningsOf)));
            chains.add(new Chain(name("keep"), List.of("jump " + name("answers"), "jump " + name("begin"))));
            chains.add(
                    new Chain(name("accept"), List.of("jump " + name("answers"), "jump " + name("begin"), "accept")));
            states.forEach((name, state) -> chains.add(new Chain(name, each(family -> statesOf(family, state)))));
        }
        return chains;
    }

    private List<String> each(Function<Family, List<String>> rules) {
        return families.stream().flatMap(family -> rules.apply(family).stream()).toList();
    }

    private List<String> answersOf(Family family) {
        List<String> rules = new ArrayList<>();
        for (Traffic traffic : Traffic.all()) {
            boolean ports = traffic.hasPorts();
            String key = family.answered(ports);
            String until = traffic.answered();
            rules.add(family.match() + traffic.match() + key + " @" + begun(family, ports)
                    + update(begun(family, ports), key, until) + update(answered(family, ports), key, until)
                    + " accept");
        }
        return rules;
    }

    private List<String> beginningsOf(Family family) {
        List<String> rules = new ArrayList<>();
        if (related) {
            rules.add(family.match()
                    + update(pairs(family), family.pair(), Traffic.TCP.answered())
                            .strip());
        }
        for (Traffic traffic : Traffic.all()) {
            boolean ports = traffic.hasPorts();
            String key = family.connection(ports);
            String until = traffic.answered();
            rules.add(family.match() + traffic.match() + key + " @" + answered(family, ports)
                    + update(answered(family, ports), key, until) + update(begun(family, ports), key, until)
                    + " accept");
            rules.add(family.match() + traffic.match().stripTrailing()
                    + update(begun(family, ports), key, traffic.begun()) + " accept");
        }
        return rules;
    }

    private List<String> statesOf(Family family, State state) {
        List<String> rules = new ArrayList<>();
        boolean established = state.wanted().contains("ESTABLISHED");
        boolean fresh = state.wanted().contains("NEW");
        if (state.wanted().contains("RELATED")) {
            rules.add(family.match() + family.error() + " @" + pairs(family) + " " + state.verdict());
        }
        if (established || fresh) {
            String known = established ? state.verdict() : "return";
            rules.addAll(known(family, "meta l4proto { 6, 17, 33, 132, 136 } ", true, known));
            rules.addAll(known(family, Traffic.OTHER.match(), false, known));
        }
        if (fresh) {
            rules.add(family.match() + state.verdict());
        }
        return rules;
    }

    private List<String> known(Family family, String traffic, boolean ports, String verdict) {
        String start = family.match() + traffic;
        return List.of(
                start + family.answered(ports) + " @" + begun(family, ports) + " " + verdict,
                start + family.connection(ports) + " @" + answered(family, ports) + " " + verdict);
    }

    private static String update(String set, String key, String until) {
        return " update @" + set + " { " + key + " timeout " + until + " }";
    }
}

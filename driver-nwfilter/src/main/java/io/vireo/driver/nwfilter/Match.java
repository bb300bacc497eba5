package io.vireo.driver.nwfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a rule looks for, in the words of nftables, as it is built. */
final class Match {

    /** Fields of which a set can be the key, and what one value of them looks like. */
    private static final Set<String> KEYS = Set.of(
            "ether saddr",
            "ether daddr",
            "ip saddr",
            "ip daddr",
            "ip6 saddr",
            "ip6 daddr",
            "arp saddr ip",
            "arp daddr ip",
            "meta l4proto",
            "th sport",
            "th dport");

    private static final Pattern VALUE = Pattern.compile("[0-9a-fA-F.:]+");

    private final Rule rule;
    private final boolean mirrored;
    private final String port;
    private final Learning learning;
    private final List<String> words = new ArrayList<>();
    private final List<String> always = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private boolean isPoint = true;
    private boolean never;
    private boolean same;

    /** Looks at the rule as it is written, or with source and destination exchanged. */
    Match(Rule rule, boolean mirrored, String port, Learning learning) {
        this.rule = rule;
        this.mirrored = mirrored;
        this.port = port;
        this.learning = learning;
    }

    /** The value of an attribute, or of the other side's when source and destination are exchanged. */
    Optional<String> value(String attribute) {
        return rule.value(mirrored ? mirror(attribute) : attribute);
    }

    private static String mirror(String attribute) {
        if (attribute.contains("src")) {
            return attribute.replace("src", "dst");
        }
        return attribute.replace("dst", "src");
    }

    /** Something that is so for every frame of the rule's kind, and is never inverted. */
    void add(String what) {
        words.add(what);
        always.add(what);
    }

    /** Something that the rule asks for, or asks to be otherwise. */
    void ask(String field, String value) {
        String equal = field.contains("&") ? " == " : " ";
        words.add(field + (rule.inverted() ? " != " : equal) + value);
        fields.add(field);
        values.add(value);
        isPoint &=
                !rule.inverted() && KEYS.contains(field) && VALUE.matcher(value).matches();
    }

    void mac(String field, String address, String mask) {
        value(address).ifPresent(mac -> {
            Optional<String> bits = value(mask);
            ask(
                    field + bits.map(each -> " & " + each).orElse(""),
                    bits.map(each -> Addresses.masked(mac, each)).orElse(mac));
        });
    }

    /** The same for a field that has no name in nftables. */
    void rawMac(String field, String address, String mask) {
        value(address).ifPresent(mac -> {
            Optional<String> bits = value(mask);
            ask(
                    field + bits.map(each -> " & " + Addresses.macNumber(each)).orElse(""),
                    Addresses.macNumber(
                            bits.map(each -> Addresses.masked(mac, each)).orElse(mac)));
        });
    }

    void ip(String field, String address, String mask, boolean six) {
        value(address).ifPresent(ip -> {
            Optional<Integer> prefix = value(mask).map(Integer::parseInt);
            if (ip.equals(Combinations.LEARNED)) {
                learned(field, prefix);
            } else if (prefix.filter(bits -> bits == 0).isPresent()) {
                never |= rule.inverted();
            } else {
                int all = six ? Addresses.IP6_BITS : Addresses.IP_BITS;
                ask(
                        field,
                        prefix.filter(bits -> bits < all)
                                .map(bits -> Addresses.network(ip, bits, six))
                                .orElse(ip));
            }
        });
    }

    private void learned(String field, Optional<Integer> prefix) {
        if (prefix.filter(bits -> bits != 32).isPresent()) {
            throw Refusal.unsupported("a mask of a learned address is asked for; give the parameter IP");
        }
        ask(field, "@" + learning.set(port));
    }

    void addressRange(String field, String from, String to, boolean six) {
        Optional<String> least = value(from);
        Optional<String> most = value(to);
        if (least.or(() -> most).filter(Combinations.LEARNED::equals).isPresent()) {
            throw Refusal.unsupported("a range of learned addresses is asked for; give the parameter IP");
        }
        if (least.isPresent() && most.isPresent()) {
            int order = Addresses.compare(least.get(), most.get(), six);
            requireOrder(order, from, to);
            ask(field, order == 0 ? least.get() : least.get() + "-" + most.get());
        } else {
            least.or(() -> most).ifPresent(one -> ask(field, one));
        }
    }

    private void requireOrder(int order, String from, String to) {
        if (order > 0) {
            throw Refusal.internal(
                    "the range from " + from + " to " + to + " ends before it begins, in " + RuleXml.shown(rule));
        }
    }

    void number(String field, String attribute) {
        value(attribute).ifPresent(text -> ask(field, String.valueOf(Numbers.of(text))));
    }

    /** A range of numbers; one that only ends begins at zero. */
    void range(String field, String from, String to) {
        Optional<Long> least = value(from).map(Numbers::of);
        Optional<Long> most = value(to).map(Numbers::of);
        if (most.isEmpty()) {
            least.ifPresent(one -> ask(field, String.valueOf(one)));
            return;
        }
        long start = least.orElse(0L);
        requireOrder(Long.compare(start, most.get()), from, to);
        ask(field, start == most.get() ? String.valueOf(start) : start + "-" + most.get());
    }

    /** The set by which the addresses of a message of ARP are compared. */
    static String comparison(String port) {
        return "comparison/" + port;
    }

    /** Sender and target of a message of ARP are to have the same address. */
    void sameAddresses() {
        same = true;
    }

    /**
     * The rules that do something with what is matched. The kernel cannot compare two fields of a frame, but it can put the one
     * into a set and look for the other there; the set is empty again afterwards.
     */
    List<KernelRule> rules(String verdict) {
        if (never) {
            return List.of();
        }
        if (!same) {
            return List.of(new KernelRule(this + verdict, verdict, point()));
        }
        String set = " @" + comparison(port);
        String sender = " { arp saddr ether . arp saddr ip }";
        String found = "arp saddr ether . arp daddr ip" + (rule.inverted() ? " !=" : "") + set;
        return List.of(
                KernelRule.of(this + "add" + set + sender),
                KernelRule.of(this + found + " delete" + set + sender + " " + verdict),
                KernelRule.of(this + "delete" + set + sender));
    }

    private Optional<KernelRule.Point> point() {
        boolean once = fields.stream().distinct().count() == fields.size();
        return isPoint && once && !fields.isEmpty()
                ? Optional.of(new KernelRule.Point(
                        blankAfter(always), String.join(" . ", fields), String.join(" . ", values)))
                : Optional.empty();
    }

    /** The words, with a blank after them. */
    @Override
    public String toString() {
        return blankAfter(words);
    }

    private static String blankAfter(List<String> words) {
        return words.isEmpty() ? "" : String.join(" ", words) + " ";
    }
}

package io.vireo.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One path of {@link Claims}, taken apart. */
final class Claim {

    private static final String REST = "**";

    private final String written;
    private final List<Step> steps;
    private final Optional<Set<String>> values;

    private Claim(String written, List<Step> steps, Optional<Set<String>> values) {
        this.written = written;
        this.steps = steps;
        this.values = values;
    }

    /** A name on the way, with what must hold of the element of that name. */
    private record Step(String name, List<Condition> conditions) {
        boolean accepts(Element element) {
            return name.equals(element.name()) && conditions.stream().allMatch(c -> c.holds(element));
        }
    }

    private record Condition(String path, Set<String> values) {
        boolean holds(Element element) {
            return values.contains(element.at(path).orElse(""));
        }
    }

    /** What a claim says about an attribute or a text. */
    enum Match {
        YES,
        OTHER_VALUE,
        NO
    }

    /** A claim after its first {@code taken} steps. */
    record State(Claim claim, int taken) {
        Optional<State> descend(Element child) {
            if (rest()) {
                return Optional.of(this);
            }
            boolean deeper =
                    taken < claim.steps.size() && !claim.steps.get(taken).name().startsWith("@");
            if (deeper && claim.steps.get(taken).name().equals(REST)) {
                return Optional.of(this);
            }
            return deeper && claim.steps.get(taken).accepts(child)
                    ? Optional.of(new State(claim, taken + 1))
                    : Optional.empty();
        }

        Match attribute(String name, String value) {
            if (rest()) {
                return Match.YES;
            }
            boolean here = taken == claim.steps.size() - 1
                    && claim.steps.get(taken).name().equals("@" + name);
            return here ? claim.value(value) : Match.NO;
        }

        Match text(String text) {
            if (rest()) {
                return Match.YES;
            }
            return taken == claim.steps.size() ? claim.value(text.strip()) : Match.NO;
        }

        private boolean rest() {
            return taken == claim.steps.size() - 1
                    && claim.steps.get(taken).name().equals(REST);
        }
    }

    String written() {
        return written;
    }

    State begin() {
        return new State(this, 0);
    }

    private Match value(String value) {
        return values.isEmpty() || values.get().contains(value) ? Match.YES : Match.OTHER_VALUE;
    }

    static Claim parse(String written) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        Optional<Set<String>> values = Optional.empty();
        while (at < written.length()) {
            int end = endOfStep(written, at);
            steps.add(step(written, written.substring(at, end)));
            if (end < written.length() && written.charAt(end) == '=') {
                values = Optional.of(alternatives(written.substring(end + 1)));
                break;
            }
            at = end + 1;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no path: '" + written + "'");
        }
        return new Claim(written, List.copyOf(steps), values);
    }

    private static int endOfStep(String written, int from) {
        boolean condition = false;
        for (int at = from; at < written.length(); at++) {
            char character = written.charAt(at);
            if (character == '[' || character == ']') {
                condition = character == '[';
            } else if (!condition && (character == '/' || character == '=')) {
                return at;
            }
        }
        return written.length();
    }

    private static Step step(String written, String text) {
        int bracket = text.indexOf('[');
        String name = bracket < 0 ? text : text.substring(0, bracket);
        if (name.isEmpty() || bracket >= 0 && !text.endsWith("]")) {
            throw new IllegalArgumentException("not a path: '" + written + "'");
        }
        List<Condition> conditions = new ArrayList<>();
        if (bracket >= 0) {
            for (String condition :
                    text.substring(bracket + 1, text.length() - 1).split("]\\[")) {
                conditions.add(condition(written, condition));
            }
        }
        return new Step(name, List.copyOf(conditions));
    }

    private static Condition condition(String written, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a condition needs path=value: '" + written + "'");
        }
        return new Condition(text.substring(0, equals), alternatives(text.substring(equals + 1)));
    }

    private static Set<String> alternatives(String text) {
        return Set.copyOf(Arrays.asList(text.split("\\|", -1)));
    }
}

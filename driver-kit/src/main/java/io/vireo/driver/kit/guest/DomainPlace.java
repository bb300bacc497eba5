package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place in a definition: the rules for what stands there, and the places below it.
 *
 * @param <R> what the rules are
 */
final class DomainPlace<R> {

    private static final Pattern STEP = Pattern.compile("([^\\[]*)(\\[.*])?");
    private static final Pattern SLASH = Pattern.compile("/(?![^\\[{]*[]}])");

    private final List<R> rules = new ArrayList<>();
    private final List<Branch<R>> branches = new ArrayList<>();

    /** The way from a place to one below it; an empty set of names means any. */
    private record Branch<R>(String written, Set<String> names, Optional<Condition> condition, DomainPlace<R> place) {

        boolean leadsTo(Element child) {
            return (names.isEmpty() || names.contains(child.name()))
                    && condition.map(each -> each.holds(child)).orElse(true);
        }
    }

    /** Something that has to be there, or has to have one of some values. */
    private record Condition(String path, Set<String> values) {

        static Condition parse(String written) {
            String[] parts = written.substring(1, written.length() - 1).split("=", 2);
            return new Condition(parts[0], parts.length == 1 ? Set.of() : Set.of(parts[1].split("\\|")));
        }

        boolean holds(Element element) {
            return values.isEmpty()
                    ? element.find(path).isPresent()
                    : values.contains(element.at(path).orElse(""));
        }
    }

    /**
     * Reads a table: lines that are neither empty nor a remark, with fields parted by tabs, the first of which is a place.
     *
     * @param table the name of the resource
     * @param rule makes a rule of an attribute's name, empty for the element itself, and the other fields
     * @return the root of all places
     */
    static <R> DomainPlace<R> read(String table, BiFunction<String, List<String>, R> rule) {
        try (InputStream lines = DomainPlace.class.getResourceAsStream(table)) {
            DomainPlace<R> root = new DomainPlace<>();
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .forEach(fields -> root.learn(fields.get(0), fields.subList(1, fields.size()), rule));
            return root;
        } catch (IOException broken) {
            throw new UncheckedIOException("the table " + table + " cannot be read", broken);
        }
    }

    private void learn(String written, List<String> fields, BiFunction<String, List<String>, R> rule) {
        DomainPlace<R> place = this;
        for (String step : SLASH.split(written)) {
            if (!step.startsWith("@")) {
                place = place.at(step);
            } else {
                for (String attribute : step.substring(1).split(",")) {
                    place.rules.add(rule.apply(attribute, fields));
                }
            }
        }
        if (!written.contains("/@") && !written.startsWith("@")) {
            place.rules.add(rule.apply("", fields));
        }
    }

    private DomainPlace<R> at(String step) {
        return branches.stream()
                .filter(branch -> branch.written().equals(step))
                .findFirst()
                .orElseGet(() -> add(step))
                .place();
    }

    private Branch<R> add(String step) {
        Matcher parts = STEP.matcher(step);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no step of a place: " + step);
        }
        String names = parts.group(1).replaceAll("[{}*]", "");
        Branch<R> branch = new Branch<>(
                step,
                names.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(names.split(","))),
                Optional.ofNullable(parts.group(2)).map(Condition::parse),
                new DomainPlace<>());
        branches.add(branch);
        return branch;
    }

    /** The rules for what stands here. */
    List<R> rules() {
        return rules;
    }

    /** The places at which a child of an element at these places stands. */
    static <R> List<DomainPlace<R>> below(List<DomainPlace<R>> places, Element element, Element child) {
        List<DomainPlace<R>> found = new ArrayList<>();
        for (DomainPlace<R> place : places) {
            place.branches.stream()
                    .filter(branch -> branch.leadsTo(child))
                    .forEach(branch -> found.add(branch.place()));
        }
        // a chain of images may be of any length
        if (child.name().equals("backingStore") && element.name().equals("backingStore")) {
            found.addAll(places);
        }
        return found;
    }
}

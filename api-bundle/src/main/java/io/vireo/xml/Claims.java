package io.vireo.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of places in a document that somebody honours; everything else in a document is reported.
 *
 * <p>A place is a path below the root element. These are all the forms:
 *
 * <pre>
 * name                              the element and its text
 * os/type/@arch                     an attribute; the elements on the way are claimed with it
 * on_crash=destroy|restart          the element with one of these texts
 * devices/disk/driver/@io=native    the attribute with one of these values
 * devices/disk[@type=file]/source   only below an element where a value is as said; a path may stand in for @type,
 *                                   and an empty alternative ([@type=|file]) accepts that it is missing
 * metadata/**                       everything below, whatever it is
 * </pre>
 */
public final class Claims {

    private final List<Claim> all;

    private Claims(List<Claim> all) {
        this.all = List.copyOf(all);
    }

    /** Claims of these paths; throws {@code IllegalArgumentException} for a path that is none of the forms. */
    public static Claims of(String... paths) {
        return of(Arrays.asList(paths));
    }

    /** Claims of these paths; throws {@code IllegalArgumentException} for a path that is none of the forms. */
    public static Claims of(Collection<String> paths) {
        return new Claims(paths.stream().map(Claim::parse).toList());
    }

    /** Claims of the places that these fields read. */
    public static Claims ofFields(Collection<? extends Field<?>> fields) {
        return of(fields.stream().map(Field::path).toList());
    }

    /** These claims and those. */
    public Claims and(Claims others) {
        List<Claim> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Claims(both);
    }

    /** The paths, as they were given. */
    public List<String> paths() {
        return all.stream().map(Claim::written).toList();
    }

    /** Everything in the document that no claim covers, in the order of the document; comments and white space never count. */
    public List<Unclaimed> unclaimed(Element root) {
        List<Unclaimed> found = new ArrayList<>();
        inspect(root, "", all.stream().map(Claim::begin).toList(), found);
        return found;
    }

    /** Looks at an element that is claimed itself. Each state is a claim with the steps that are left of it. */
    private static void inspect(Element element, String path, List<Claim.State> states, List<Unclaimed> found) {
        element.attributes().forEach((name, value) -> {
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                verdict(
                        states.stream().map(s -> s.attribute(name, value)).toList(),
                        path + "@" + name,
                        value,
                        element,
                        found);
            }
        });
        String text = element.text();
        if (!text.isBlank()) {
            verdict(states.stream().map(s -> s.text(text)).toList(), path + "text()", text, element, found);
        }
        for (Element child : element.children()) {
            List<Claim.State> below = new ArrayList<>();
            for (Claim.State state : states) {
                state.descend(child).ifPresent(below::add);
            }
            if (below.isEmpty()) {
                found.add(new Unclaimed(path + child.name(), child.line(), Unclaimed.Reason.UNKNOWN, ""));
            } else {
                inspect(child, path + child.name() + "/", below, found);
            }
        }
    }

    private static void verdict(
            List<Claim.Match> matches, String path, String value, Element element, List<Unclaimed> found) {
        if (matches.contains(Claim.Match.YES)) {
            return;
        }
        boolean known = matches.contains(Claim.Match.OTHER_VALUE);
        Unclaimed.Reason reason = known ? Unclaimed.Reason.VALUE : Unclaimed.Reason.UNKNOWN;
        String clean = path.endsWith("/text()") ? path.substring(0, path.length() - "/text()".length()) : path;
        found.add(new Unclaimed(clean, element.line(), reason, value.strip()));
    }
}

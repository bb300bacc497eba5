package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.util.List;

/**
 * One form for definitions that say the same: what an attribute means when it is missing is written out, and what says nothing
 * is left out.
 *
 * <p>The rules are the lines of {@code domain-forms.txt}, for all hypervisors.
 */
public final class DomainForms {

    private static final DomainPlace<FormRule> ROOT = DomainPlace.read("domain-forms.txt", FormRule::parse);

    private DomainForms() {}

    /**
     * The same definition in that form; in it already, it comes back equal.
     *
     * @param domain a definition
     */
    public static Element of(Element domain) {
        return formed(domain, List.of(ROOT));
    }

    private static Element formed(Element element, List<DomainPlace<FormRule>> places) {
        Element formed = element.flatMapChildren(child -> {
            List<DomainPlace<FormRule>> below = DomainPlace.below(places, element, child);
            if (below.isEmpty()) {
                return List.of(child);
            }
            Element now = formed(child, below);
            boolean kept =
                    below.stream().flatMap(place -> place.rules().stream()).allMatch(rule -> rule.keeps(now));
            return kept ? List.of(now) : List.of();
        });
        for (DomainPlace<FormRule> place : places) {
            for (FormRule rule : place.rules()) {
                formed = rule.applied(formed);
            }
        }
        return formed;
    }
}

package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.util.List;

/**
 * Which attributes of a domain have to be there and what may stand in them, whatever the hypervisor.
 *
 * <p>The rules are the lines of {@code domain-words.txt}. Attributes and elements that no rule names are left alone: whether
 * they can be honoured is for the driver to say.
 */
public final class DomainWords {

    private static final DomainPlace<AttributeRule> ROOT = DomainPlace.read("domain-words.txt", AttributeRule::parse);

    private DomainWords() {}

    /**
     * Checks the attributes of a definition.
     *
     * @param domain the definition
     * @throws io.vireo.VirtException in libvirt's code and words for the first attribute that is missing or says something that
     *     cannot stand there
     */
    public static void require(Element domain) {
        walk(domain, List.of(ROOT));
    }

    private static void walk(Element element, List<DomainPlace<AttributeRule>> places) {
        places.forEach(place -> place.rules().forEach(rule -> rule.require(element)));
        for (Element child : element.children()) {
            List<DomainPlace<AttributeRule>> below = DomainPlace.below(places, element, child);
            if (!below.isEmpty()) {
                walk(child, below);
            }
        }
    }
}

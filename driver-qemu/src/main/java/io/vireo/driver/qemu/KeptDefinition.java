package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.function.Supplier;

/** The definition that is kept of a domain; one that was there at the start is read when somebody asks for it. */
final class KeptDefinition {

    private final Supplier<Element> source;
    private volatile Element element;

    private KeptDefinition(Supplier<Element> source) {
        this.source = source;
    }

    static KeptDefinition of(Element element) {
        KeptDefinition kept = new KeptDefinition(() -> element);
        kept.element = element;
        return kept;
    }

    /** One that is read later, once; a failure is the reader's, and it is asked again the next time. */
    static KeptDefinition later(Supplier<Element> source) {
        return new KeptDefinition(source);
    }

    Element element() {
        Element known = element;
        if (known == null) {
            // Two threads may read it at once; both find the same.
            known = source.get();
            element = known;
        }
        return known;
    }
}

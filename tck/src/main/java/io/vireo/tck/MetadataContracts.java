package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What applications write about a domain, in its definition and by calls. */
final class MetadataContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final String SPACE = "urn:tck:space";
    private static final String STRANGE = "\"quotes\" 'too', <angles> & ampersands, \u00e4\u4e2d\ud83d\ude00 ]]>";
    private static final Element FOREIGN = Element.of("tck:app")
            .with("xmlns:tck", SPACE)
            .with("version", "1")
            .add(Element.of("tck:owner", STRANGE))
            .add(Element.of("nested").add(Element.of("tck:empty")));

    static final Group GROUP = new Group(
            "what applications write about a domain",
            List.of(
                    defined("keeps foreign elements inside of metadata", MetadataContracts::keepsForeign),
                    defined("keeps title and description as they are", MetadataContracts::keepsTexts),
                    defined(
                            "keeps or refuses an element that nobody knows, but never drops it",
                            MetadataContracts::keepsOrRefuses),
                    written("says that there is no text where none was written", MetadataContracts::nothing),
                    written("reads what was written", MetadataContracts::reads),
                    written("shows in the definition what was written", MetadataContracts::shows)
                            .needing(KIND.can(Verb.DESCRIBE)),
                    written("removes what was written", MetadataContracts::removes),
                    written("refuses an element that is no XML", MetadataContracts::refuses),
                    written("tells once that a text was written", MetadataContracts::tells)));

    private MetadataContracts() {}

    private static Contract defined(String sentence, Contract.Body body) {
        return Contract.of(sentence, body, KIND.definable(), KIND.can(Verb.DESCRIBE));
    }

    private static Contract written(String sentence, Contract.Body body) {
        return Contract.of(sentence, body, Need.of(Metadata.class, "metadata", "setMetadata"), KIND.definable());
    }

    private static Element defined(Bench bench, Element document) {
        DomainRef ref = KIND.define(bench.connect(), document.toString());
        return Element.parse(KIND.describe(bench.connect(), ref));
    }

    private static Element document(Bench bench) {
        return Element.parse(bench.xml(KIND, bench.identity()));
    }

    private static void keepsForeign(Bench bench) {
        Element metadata = Element.of("metadata").add(FOREIGN);
        Element given = defined(bench, document(bench).put(metadata));
        assertEquals(
                metadata.stripped().toString(),
                given.child("metadata").orElse(Element.of("none")).stripped().toString());
    }

    private static void keepsTexts(Bench bench) {
        Element given = defined(
                bench, document(bench).put(Element.of("title", "A title")).put(Element.of("description", STRANGE)));
        assertEquals(Optional.of("A title"), given.at("title"));
        assertEquals(Optional.of(STRANGE), given.at("description"));
    }

    private static void keepsOrRefuses(Bench bench) {
        Element document = document(bench).add(Element.of("tck-unheard-of", "text"));
        try {
            Element given = defined(bench, document);
            assertEquals(Optional.of("text"), given.at("tck-unheard-of"), "it was dropped");
        } catch (VirtException refusal) {
            assertTrue(
                    refusal.getMessage().contains("tck-unheard-of"),
                    () -> "does not name the element: " + refusal.getMessage());
        }
    }

    private static String read(Domain domain, MetadataKind kind) {
        return domain.metadata().metadata(kind, uri(kind), Set.of(Impact.CONFIG));
    }

    private static void write(Domain domain, MetadataKind kind, Optional<String> text) {
        boolean element = kind == MetadataKind.ELEMENT;
        Optional<String> key = element ? Optional.of("tck") : Optional.empty();
        domain.metadata().setMetadata(kind, text, key, uri(kind), Set.of(Impact.CONFIG));
    }

    private static Optional<String> uri(MetadataKind kind) {
        return kind == MetadataKind.ELEMENT ? Optional.of(SPACE) : Optional.empty();
    }

    private static void nothing(Bench bench) {
        Domain domain = bench.domain();
        for (MetadataKind kind : List.of(MetadataKind.TITLE, MetadataKind.ELEMENT)) {
            Expect.notFound("the " + kind, Set.of(ErrorCode.NO_DOMAIN_METADATA), () -> read(domain, kind));
        }
    }

    private static void reads(Bench bench) {
        Domain domain = bench.domain();
        write(domain, MetadataKind.TITLE, Optional.of("A title"));
        write(domain, MetadataKind.DESCRIPTION, Optional.of(STRANGE));
        write(domain, MetadataKind.ELEMENT, Optional.of("<app version='1'>text</app>"));
        assertEquals("A title", read(domain, MetadataKind.TITLE));
        assertEquals(STRANGE, read(domain, MetadataKind.DESCRIPTION));
        Element element = Element.parse(read(domain, MetadataKind.ELEMENT));
        assertTrue(element.name().endsWith("app"), () -> "the element is " + element);
        assertEquals("text", element.text());
    }

    private static void shows(Bench bench) {
        Domain domain = bench.domain();
        write(domain, MetadataKind.TITLE, Optional.of("A title"));
        write(domain, MetadataKind.ELEMENT, Optional.of("<app version='1'>text</app>"));
        String xml = KIND.describe(bench.connect(), domain.ref());
        assertEquals(Optional.of("A title"), Element.parse(xml).at("title"));
        assertTrue(xml.contains(SPACE), () -> "the element is not in " + xml);
    }

    private static void removes(Bench bench) {
        Domain domain = bench.domain();
        write(domain, MetadataKind.TITLE, Optional.of("A title"));
        write(domain, MetadataKind.TITLE, Optional.empty());
        Expect.notFound("the title", Set.of(ErrorCode.NO_DOMAIN_METADATA), () -> read(domain, MetadataKind.TITLE));
    }

    private static void refuses(Bench bench) {
        Domain domain = bench.domain();
        Expect.refused("no XML", () -> write(domain, MetadataKind.ELEMENT, Optional.of("<app")));
        assertFalse(KIND.describe(bench.connect(), domain.ref()).contains(SPACE), "something of it was written");
    }

    private static void tells(Bench bench) throws InterruptedException {
        Domain domain = bench.domain();
        Recorder recorder = bench.record(bench.open());
        write(domain, MetadataKind.TITLE, Optional.of("A title"));
        Expect.soon("the event", bench.patience(), () -> changes(recorder) > 0);
        recorder.settle();
        assertEquals(1, changes(recorder), "how often it was told");
    }

    private static long changes(Recorder recorder) {
        return recorder.events().stream()
                .filter(DomainEvent.MetadataChange.class::isInstance)
                .count();
    }
}

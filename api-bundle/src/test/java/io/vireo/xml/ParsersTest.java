package io.vireo.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.BadXml;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parsers serve one document after the other, and nothing of the one is seen by the next. */
class ParsersTest {

    @Test
    void aBadDocumentLeavesNothingToTheNext() {
        for (String bad :
                new String[] {"<a><b></a>", "<!DOCTYPE a [<!ENTITY e 'secret'>]><a>&e;</a>", "<a>&e;</a>", "<a x='1", ""
                }) {
            assertThrows(BadXml.class, () -> Element.parse(bad), bad);
            assertEquals("<a>fine</a>\n", Element.parse("<a>fine</a>").toString());
            assertThrows(BadXml.class, () -> Element.parse("<a>&e;</a>"), "an entity of an earlier document is known");
        }
    }

    @Test
    void aDocumentThatWasNotReadToItsEndLeavesNothingToTheNext() {
        Element head = Element.head("<a>\n<name>web</name><rest", "guest", Set.of("name"));
        assertEquals("web", head.at("name").orElseThrow());
        Element next = Element.parse("<b><name>other</name></b>");
        assertEquals("b", next.name());
        assertEquals(1, next.child("name").orElseThrow().line());
    }

    @Test
    void workThatFailsLeavesNothingToTheNext() {
        assertThrows(
                IllegalStateException.class,
                () -> Parsers.read("<a><b/></a>", events -> {
                    events.next();
                    throw new IllegalStateException("half read");
                }));
        assertEquals("<c/>\n", Element.parse("<c/>").toString());
    }

    @Test
    void manyThreadsReadAtOnce() {
        AtomicInteger wrong = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(number -> {
            Element read = Element.parse("<a n='" + number + "'><b>" + number + "</b></a>");
            if (!read.has("n", "" + number) || !read.at("b").orElse("").equals("" + number)) {
                wrong.incrementAndGet();
            }
        });
        assertEquals(0, wrong.get());
    }
}

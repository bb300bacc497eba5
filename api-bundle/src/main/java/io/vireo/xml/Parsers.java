package io.vireo.xml;

import java.io.StringReader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The JDK's parsers, set up to read no DTD and nothing from outside. To make one costs as much as to read a short document,
 * so a few are kept; what a document left in one is bounded, because it is dropped after a long one, after a bad one and
 * after many.
 */
final class Parsers {

    private static final int KEPT = 4;
    private static final int DOCUMENTS = 1_000;
    private static final int CHARACTERS = 64 << 10;

    /** Makes the factory hand out the same parser again once that is closed; the factory is for one thread at a time then. */
    private static final String REUSE = "reuse-instance";

    /** The parser's own limits differ between Java releases; those of {@link Reader} replace them all. */
    private static final List<String> FOREIGN_LIMITS = List.of(
            "jdk.xml.maxElementDepth",
            "jdk.xml.elementAttributeLimit",
            "jdk.xml.maxXMLNameLimit",
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.entityReplacementLimit");

    private static final Queue<Parsers> IDLE = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger IDLE_COUNT = new AtomicInteger();

    private final XMLInputFactory factory = factory();
    private int documents;

    private Parsers() {}

    /** What is done with the events of a document. */
    interface Work<T> {
        T with(XMLStreamReader events) throws XMLStreamException;
    }

    /** Reads a document; a parser that fails is not used again. */
    static <T> T read(String document, Work<T> work) throws XMLStreamException {
        Parsers parsers = IDLE.poll();
        if (parsers == null) {
            parsers = new Parsers();
        } else {
            IDLE_COUNT.decrementAndGet();
        }
        XMLStreamReader events = parsers.factory.createXMLStreamReader(new StringReader(document));
        T result = work.with(events);
        events.close();
        parsers.documents++;
        if (document.length() <= CHARACTERS && parsers.documents < DOCUMENTS && IDLE_COUNT.get() < KEPT) {
            IDLE_COUNT.incrementAndGet();
            IDLE.add(parsers);
        }
        return result;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Names stay as written, and xmlns declarations keep their place among the attributes.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        FOREIGN_LIMITS.stream().filter(factory::isPropertySupported).forEach(limit -> factory.setProperty(limit, 0));
        if (factory.isPropertySupported(REUSE)) {
            factory.setProperty(REUSE, true);
        }
        return factory;
    }
}

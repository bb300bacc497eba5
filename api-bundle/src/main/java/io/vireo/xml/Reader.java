package io.vireo.xml;

import io.vireo.BadXml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one document into a tree; refuses what is ill-formed, beyond the limits or carries a DOCTYPE. */
final class Reader {

    static final int MAX_CHARACTERS = 16 << 20;
    static final int MAX_DEPTH = 128;
    static final int MAX_ELEMENTS = 1_000_000;
    static final int MAX_ATTRIBUTES = 200;
    static final int MAX_NAME = 1_000;

    private static final int ONE_PIECE = 4_096;
    private static final String SPACE = " \t\r\n";

    private final String kind;
    private final String source;
    private final Deque<Open> open = new ArrayDeque<>();
    private Element root;
    private int elements;

    private Reader(String kind, String source) {
        this.kind = kind;
        this.source = source;
    }

    /** An element whose end has not been read yet. */
    private record Open(String name, Map<String, String> attributes, List<Node> nodes, int line) {}

    static Element read(String kind, String xml) {
        if (xml.length() > MAX_CHARACTERS) {
            throw new BadXml(
                    "(" + kind + "): the document has " + xml.length() + " characters, more than " + MAX_CHARACTERS);
        }
        String source = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        return new Reader(kind, source).read();
    }

    static Element head(String kind, String xml, Set<String> names) {
        String source = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        Reader reader = new Reader(kind, source.substring(0, Math.min(source.length(), MAX_CHARACTERS)));
        return reader.readHead(names);
    }

    /** Children of other names are read over, and what is in them is not kept. */
    private Element readHead(Set<String> names) {
        return parse(events -> head(events, new HashSet<>(names)));
    }

    private Element head(XMLStreamReader events, Set<String> missing) throws XMLStreamException {
        while (events.hasNext() && root == null && !missing.isEmpty()) {
            int event = events.next();
            boolean isChild = event == XMLStreamConstants.START_ELEMENT && open.size() == 1;
            if (isChild && !missing.remove(events.getLocalName())) {
                skip(events);
            } else {
                take(events, event);
            }
        }
        while (events.hasNext() && open.size() > 1) {
            take(events, events.next());
        }
        while (!open.isEmpty()) {
            end();
        }
        return root;
    }

    private void skip(XMLStreamReader events) throws XMLStreamException {
        for (int depth = 1; depth > 0 && events.hasNext(); ) {
            int event = events.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private Element read() {
        return parse(events -> {
            while (events.hasNext() && !(root != null && nothingFollows(events))) {
                take(events, events.next());
            }
            return root;
        });
    }

    /**
     * Says whether the document is over for sure. The parser finds its end out by an exception, which costs a sixth of a
     * short document; of a long one, which it takes in pieces, it cannot be relied on to tell the place.
     */
    private boolean nothingFollows(XMLStreamReader events) {
        int offset = events.getLocation().getCharacterOffset();
        return source.length() <= ONE_PIECE && offset > 0 && offset <= source.length() && isBlankFrom(offset);
    }

    private boolean isBlankFrom(int offset) {
        for (int at = offset; at < source.length(); at++) {
            if (SPACE.indexOf(source.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    private Element parse(Parsers.Work<Element> work) {
        try {
            return Parsers.read(source, work);
        } catch (XMLStreamException e) {
            throw bad(e.getLocation(), reason(e));
        }
    }

    private void take(XMLStreamReader events, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(events);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(events);
            case XMLStreamConstants.COMMENT -> inside(() -> new Node.Comment(events.getText()));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> inside(() -> instruction(events));
            case XMLStreamConstants.DTD ->
                throw bad(events.getLocation(), "a DOCTYPE is not allowed; remove it, and write entities out");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw bad(events.getLocation(), "entity '" + events.getLocalName() + "' is not defined");
            default -> {
                // start and end of the document carry nothing
            }
        }
    }

    private void start(XMLStreamReader events) {
        String name = events.getLocalName();
        check(events, open.size() < MAX_DEPTH, "elements are nested deeper than " + MAX_DEPTH);
        check(events, ++elements <= MAX_ELEMENTS, "there are more than " + MAX_ELEMENTS + " elements");
        check(events, events.getAttributeCount() <= MAX_ATTRIBUTES, "more than " + MAX_ATTRIBUTES + " attributes");
        check(events, name.length() <= MAX_NAME, "a name is longer than " + MAX_NAME + " characters");
        open.push(new Open(name, attributes(events), new ArrayList<>(), line(events.getLocation())));
    }

    private Map<String, String> attributes(XMLStreamReader events) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < events.getAttributeCount(); i++) {
            String prefix = events.getAttributePrefix(i);
            String name = events.getAttributeLocalName(i);
            String full = prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
            check(events, full.length() <= MAX_NAME, "a name is longer than " + MAX_NAME + " characters");
            attributes.put(full, events.getAttributeValue(i));
        }
        return attributes;
    }

    /** The event tells where the start tag ends; people look for where it begins. */
    private int line(Location end) {
        int line = end.getLineNumber();
        int offset = end.getCharacterOffset();
        int begin = offset > 0 && offset <= source.length() ? source.lastIndexOf('<', offset - 1) : -1;
        for (int at = begin; at >= 0 && at < offset; at++) {
            line -= source.charAt(at) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void end() {
        Open done = open.pop();
        Element element = new Element(done.name(), done.attributes(), done.nodes(), done.line());
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().nodes().add(element);
        }
    }

    private void text(XMLStreamReader events) {
        inside(() -> new Node.Text(events.getText()));
    }

    private static Node instruction(XMLStreamReader events) {
        String data = events.getPIData();
        return new Node.Instruction(events.getPITarget(), data == null ? "" : data);
    }

    private void inside(java.util.function.Supplier<Node> node) {
        if (!open.isEmpty()) {
            open.peek().nodes().add(node.get());
        }
    }

    private void check(XMLStreamReader events, boolean good, String otherwise) {
        if (!good) {
            throw bad(events.getLocation(), otherwise);
        }
    }

    private BadXml bad(Location at, String why) {
        if (at == null || at.getLineNumber() < 1) {
            return new BadXml("(" + kind + "): " + why);
        }
        String where = "(" + kind + "):" + at.getLineNumber() + ": ";
        return new BadXml(where + why + " (column " + Math.max(1, at.getColumnNumber()) + ")");
    }

    /** The parser repeats the position before its reason; only the reason is of use. */
    private static String reason(XMLStreamException failure) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf("Message: ");
        return (start < 0 ? message : message.substring(start + "Message: ".length())).strip();
    }
}

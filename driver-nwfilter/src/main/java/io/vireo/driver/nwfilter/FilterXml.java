package io.vireo.driver.nwfilter;

import io.vireo.BadXml;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/** The document of a filter, read and written. */
final class FilterXml {

    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST = 1000;
    private static final Field<UUID> ID = Field.uuid("uuid");
    private static final Claims KNOWN = Claims.of(Stream.concat(
                    Stream.of(
                            "@name",
                            "@chain",
                            "@priority",
                            "uuid",
                            "filterref/@filter",
                            "filterref/parameter/@name",
                            "filterref/parameter/@value",
                            "rule/@action",
                            "rule/@direction",
                            "rule/@priority",
                            "rule/@statematch"),
                    Stream.of(Protocol.values()).flatMap(FilterXml::paths))
            .toList());

    private FilterXml() {}

    private static Stream<String> paths(Protocol protocol) {
        String path = "rule/" + protocol.element();
        return Stream.concat(
                Stream.of(path + "/@match"), protocol.attributes().stream().map(each -> path + "/@" + each.name()));
    }

    static Filter read(String xml, boolean validate) {
        Element document = Element.parse(xml, "nwfilter_definition").stripped();
        StrictXml.requireRoot(document, "filter");
        String name = name(document);
        String chain = ChainName.require(document.attribute("chain").orElse(ChainName.ROOT));
        OptionalInt given = priority(document, "chain");
        OptionalInt priority = given.isPresent() ? given : ChainName.written(chain);
        UUID uuid = uuid(document);
        List<Entry> entries = entries(document);
        StrictXml.require(document, KNOWN, "filter", validate);
        return new Filter(name, uuid, chain, priority, entries);
    }

    private static String name(Element document) {
        String name = document.attribute("name").orElse("");
        if (name.isEmpty()) {
            throw Refusal.internal("filter has no name");
        }
        return Names.check("network filter", name);
    }

    private static UUID uuid(Element document) {
        if (document.child("uuid").isEmpty()) {
            return UUID.randomUUID();
        }
        try {
            return ID.require(document);
        } catch (BadXml malformed) {
            throw Refusal.xml("malformed uuid element");
        }
    }

    static OptionalInt priority(Element element, String what) {
        if (element.attribute("priority").isEmpty()) {
            return OptionalInt.empty();
        }
        String text = element.attribute("priority").get();
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            throw Refusal.invalid("Could not parse " + what + " priority '" + Names.shown(text) + "'");
        }
        int priority = Integer.parseInt(text);
        if (Math.abs(priority) > MOST) {
            throw Refusal.invalid("Priority '" + priority + "' is outside valid range of [-" + MOST + "," + MOST + "]");
        }
        return OptionalInt.of(priority);
    }

    private static List<Entry> entries(Element document) {
        List<Entry> entries = new ArrayList<>();
        for (Element each : document.children()) {
            if (each.name().equals("rule")) {
                entries.add(RuleXml.read(each));
            } else if (each.name().equals("filterref")) {
                entries.add(include(each));
            }
        }
        if (entries.size() > MOST_ENTRIES) {
            throw Refusal.internal(
                    "a filter of " + entries.size() + " lines is too long; at most " + MOST_ENTRIES + " are taken");
        }
        return entries;
    }

    /** A reference to a filter, here or in a binding. */
    static Include include(Element reference) {
        String filter = reference
                .attribute("filter")
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> Refusal.internal("a reference to a filter lacks the filter's name"));
        return new Include(filter, Parameters.of(reference));
    }

    static Element write(Filter filter) {
        Element document = Element.of("filter").with("name", filter.name()).with("chain", filter.chain());
        if (filter.priority().isPresent()) {
            document = document.with("priority", filter.priority().getAsInt());
        }
        return document.add("uuid", filter.uuid().toString())
                .addAll(filter.entries().stream().map(FilterXml::write).toList());
    }

    private static Element write(Entry entry) {
        return entry instanceof Include include ? write(include) : RuleXml.write((Rule) entry);
    }

    static Element write(Include include) {
        return include.parameters().addTo(Element.of("filterref").with("filter", include.filter()));
    }
}

package io.vireo.driver.kit.storage;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.StrictXml;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and writes the documents of pools. */
final class PoolDocument {

    private static final Field<UUID> ID = Field.uuid("uuid");
    private static final Set<String> WRITTEN_HERE =
            Set.of("name", "uuid", "capacity", "allocation", "available", "source", "target", "features");

    private static final Claims COMMON = Claims.of(
            "@type",
            "name",
            "uuid",
            "capacity/@unit",
            "capacity",
            "allocation/@unit",
            "allocation",
            "available/@unit",
            "available",
            "source",
            "target/path",
            "target/permissions/mode",
            "target/permissions/owner",
            "target/permissions/group",
            "target/permissions/label");

    private PoolDocument() {}

    static PoolDefinition read(PoolTypes types, String xml, boolean validate) {
        Element given = Element.parse(xml, "storage_pool_definition").stripped();
        StrictXml.requireRoot(given, "pool");
        PoolType type = types.ofDocument(given);
        UUID uuid = uuid(given);
        String name = name(given);
        Element complete = type.complete(given.put(Element.of("name", name)));
        StrictXml.require(given, COMMON.and(type.known()), "pool", validate);
        return new PoolDefinition(name, uuid, ordered(complete, name, uuid));
    }

    private static String name(Element given) {
        String name = given.at("name")
                .filter(text -> !text.isEmpty())
                .or(() -> given.at("source/name"))
                .orElse("");
        if (name.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "missing pool source name element");
        }
        return Names.check("pool", name);
    }

    private static UUID uuid(Element given) {
        if (given.child("uuid").isEmpty()) {
            return UUID.randomUUID();
        }
        try {
            return ID.require(given);
        } catch (BadXml malformed) {
            throw new BadXml(ErrorCode.XML_ERROR, "malformed uuid element");
        }
    }

    private static Element ordered(Element complete, String name, UUID uuid) {
        return Element.of("pool")
                .withAttributes(complete.attributes())
                .add("name", name)
                .add("uuid", uuid.toString())
                .addAll(complete.children("features"))
                .addAll(complete.children("source"))
                .addAll(complete.child("target").map(PoolDocument::target).stream()
                        .toList())
                .addAll(complete.children().stream()
                        .filter(each -> !WRITTEN_HERE.contains(each.name()))
                        .toList());
    }

    private static Element target(Element given) {
        Optional<Permissions> permissions =
                given.child("permissions").map(Permissions::read).filter(each -> !each.isEmpty());
        Element target = given.withoutChildren("permissions");
        return permissions.isEmpty() ? target : target.add(permissions.get().document());
    }

    static String write(PoolDefinition pool, PoolSizes sizes) {
        Element document = Element.of("pool").withAttributes(pool.document().attributes());
        for (Element child : pool.document().children()) {
            document = document.add(child);
            if (child.name().equals("uuid")) {
                document = document.addAll(sizes.documents());
            }
        }
        // libvirt closes an empty source with a tag of its own.
        return document.toString().replace("  <source/>\n", "  <source>\n  </source>\n");
    }
}

package io.vireo.registry;

import io.vireo.storage.StoragePools;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One document from those of several storage drivers: a type of pool is supported when one of them supports it. */
final class PoolCapabilities {

    private PoolCapabilities() {}

    /** Says whether a call asks for such a document. */
    static boolean isAskedForBy(FacetMethod operation) {
        return operation.facet() == StoragePools.class && operation.name().equals("poolCapabilities");
    }

    static String merged(List<String> documents) {
        List<Element> roots = documents.stream()
                .map(each -> Element.parse(each, "storagepoolCapabilities"))
                .toList();
        Map<String, Element> byType = new LinkedHashMap<>();
        for (Element root : roots) {
            for (Element pool : root.children("pool")) {
                byType.merge(pool.attribute("type").orElse(""), pool, PoolCapabilities::better);
            }
        }
        return Element.of("storagepoolCapabilities").addAll(byType.values()).toString();
    }

    private static Element better(Element known, Element other) {
        return !known.has("supported", "yes") && other.has("supported", "yes") ? other : known;
    }
}

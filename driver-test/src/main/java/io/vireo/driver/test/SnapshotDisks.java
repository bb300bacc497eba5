package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a snapshot keeps of each disk: its content, unless nobody can change that anyway. */
final class SnapshotDisks {

    private static final String INTERNAL = "internal";
    private static final String NONE = "no";

    private SnapshotDisks() {}

    /** All disks of a domain, as a request about some of them wants it. */
    static List<Element> of(Element request, Element domain) {
        List<Element> disks = domain.findAll("devices/disk");
        Map<String, String> wishes = wishes(request.findAll("disks/disk"), disks);
        List<Element> all = new ArrayList<>();
        for (Element disk : disks) {
            String name = target(disk);
            all.add(Element.of("disk").with("name", name).with("snapshot", wishes.getOrDefault(name, usual(disk))));
        }
        return all;
    }

    private static String target(Element disk) {
        return disk.at("target/@dev").orElse("");
    }

    private static String usual(Element disk) {
        boolean content = disk.child("source").isPresent();
        return content && disk.child("readonly").isEmpty() ? INTERNAL : NONE;
    }

    private static Map<String, String> wishes(List<Element> requests, List<Element> disks) {
        if (requests.size() > disks.size()) {
            throw DomainXml.unsupported("too many disk snapshot requests for domain");
        }
        Map<String, String> wishes = new HashMap<>();
        for (Element request : requests) {
            Element disk = find(request, disks);
            String wish = request.attribute("snapshot").orElse(usual(disk));
            if (!wish.equals(INTERNAL) && !wish.equals(usual(disk))) {
                throw DomainXml.unsupported("disk '" + target(disk) + "' must use snapshot mode '" + INTERNAL + "'");
            }
            if (wishes.put(target(disk), wish) != null) {
                throw DomainXml.unsupported("disk '" + target(disk) + "' specified twice");
            }
        }
        return wishes;
    }

    private static Element find(Element request, List<Element> disks) {
        String name = request.attribute("name")
                .orElseThrow(() -> DomainXml.xmlError("missing name from disk snapshot element"));
        return disks.stream()
                .filter(disk -> target(disk).equals(name) || source(disk).equals(Optional.of(name)))
                .findFirst()
                .orElseThrow(() -> DomainXml.unsupported("no disk named '" + name + "'"));
    }

    private static Optional<String> source(Element disk) {
        return disk.at("source/@file").or(() -> disk.at("source/@dev"));
    }
}

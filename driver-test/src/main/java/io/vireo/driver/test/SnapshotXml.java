package io.vireo.driver.test;

import io.vireo.xml.Element;
import java.util.List;

/** A snapshot as somebody else wrote it: with everything written out, in libvirt's order, without its parent. */
final class SnapshotXml {

    private static final List<String> ORDER =
            List.of("name", "description", "state", "creationTime", "memory", "disks", "domain");

    private SnapshotXml() {}

    static Element complete(Element given) {
        Element snapshot = given.child("memory").isPresent() ? given : given.add(memory(given));
        Element whole = snapshot.mapChildren("domain", DomainXml::complete);
        return Element.of("domainsnapshot")
                .addAll(ORDER.stream()
                        .flatMap(name -> whole.child(name).stream())
                        .toList());
    }

    private static Element memory(Element given) {
        String state = given.at("state").map(String::strip).orElse("");
        boolean runs = state.equals("running") || state.equals("paused");
        return Element.of("memory").with("snapshot", runs ? "internal" : "no");
    }
}

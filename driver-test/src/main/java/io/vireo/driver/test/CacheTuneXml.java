package io.vireo.driver.test;

import io.vireo.CpuSet;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shares of the host's caches and memory bandwidth: only for processors that the guest has, and each of them once. */
final class CacheTuneXml {

    private static final Set<String> KINDS = Set.of("cachetune", "memorytune");

    private CacheTuneXml() {}

    static Element complete(Element domain) {
        return domain.mapChildren("cputune", tune -> {
            int vcpus = TestVcpus.maximum(domain);
            Element present =
                    tune.flatMapChildren(child -> KINDS.contains(child.name()) ? cut(child, vcpus) : List.of(child));
            requireApart(present);
            return present;
        });
    }

    private static List<Element> cut(Element share, int vcpus) {
        CpuSet given = CpuSet.parse(share.attribute("vcpus").orElse("0"));
        int[] there = given.stream().filter(vcpu -> vcpu < vcpus).toArray();
        requireUnique(share);
        return there.length == 0
                ? List.of()
                : List.of(share.without("id").with("vcpus", CpuSet.of(there).toString()));
    }

    private static void requireUnique(Element share) {
        Set<String> seen = new HashSet<>();
        for (Element cache : share.children("cache")) {
            String level = cache.attribute("level").orElse("");
            String id = cache.attribute("id").orElse("");
            String type = cache.attribute("type").orElse("");
            boolean first = type.equals("both")
                    ? seen.add(level + " " + id + " code") & seen.add(level + " " + id + " data")
                    : seen.add(level + " " + id + " " + type);
            if (!first) {
                throw DomainXml.xmlError("Colliding cache allocations for cache level '" + level + "' id '" + id
                        + "', type '" + type + "'");
            }
        }
    }

    /** Two kinds of shares may be of the very same processors, but no two overlap. */
    private static void requireApart(Element tune) {
        List<Element> shares = new ArrayList<>();
        for (Element share : tune.children()) {
            if (KINDS.contains(share.name())) {
                shares.forEach(other -> requireApart(other, share));
                shares.add(share);
            }
        }
    }

    private static void requireApart(Element one, Element other) {
        CpuSet first = CpuSet.parse(one.attribute("vcpus").orElseThrow());
        CpuSet second = CpuSet.parse(other.attribute("vcpus").orElseThrow());
        boolean same = first.equals(second) && !one.name().equals(other.name());
        if (!same && first.stream().anyMatch(second::contains)) {
            throw DomainXml.xmlError("Overlapping vcpus in resctrls");
        }
    }

    /** The document of a running guest names each share. */
    static Element live(Element domain) {
        return domain.mapChildren(
                "cputune",
                tune -> tune.mapChildren(
                        "cachetune",
                        share -> share.with(
                                "id", "vcpus_" + share.attribute("vcpus").orElse(""))));
    }
}

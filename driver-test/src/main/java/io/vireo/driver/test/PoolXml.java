package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What libvirt's test driver adds to the definition of a storage pool. */
final class PoolXml {

    /** As large as every simulated pool is. */
    static final Bytes CAPACITY = Bytes.ofGib(100);

    private static final Set<String> TYPES = Set.of(
            "dir",
            "fs",
            "netfs",
            "logical",
            "disk",
            "iscsi",
            "iscsi-direct",
            "scsi",
            "mpath",
            "rbd",
            "sheepdog",
            "gluster",
            "zfs",
            "vstorage");
    private static final Map<String, String> FOLDERS = Map.of("logical", "/dev/", "zfs", "/dev/zvol/");
    private static final Set<String> WITHOUT_TARGET = Set.of("rbd", "sheepdog", "gluster", "iscsi-direct", "mpath");

    /** What is between the two tags of a source of which nothing is known: libvirt writes both. */
    private static final String EMPTY = "\n  ";

    private PoolXml() {}

    static Element complete(String xml) {
        return complete(Element.parse(xml, "storage_pool_definition").stripped());
    }

    static Element complete(Element given) {
        if (!given.name().equals("pool")) {
            throw DomainXml.xmlError("unexpected root element <" + given.name() + ">, expecting <pool>");
        }
        String type = given.attribute("type").orElse("");
        if (!TYPES.contains(type)) {
            throw DomainXml.xmlError("Invalid value for attribute 'type' in element 'pool': '" + type + "'.");
        }
        Element source = source(given, type);
        String name = given.at("name")
                .filter(each -> !each.isEmpty())
                .or(() -> source.at("name"))
                .orElse("");
        requireName(name);
        Element uuid = NetworkXml.withUuid(given).child("uuid").orElseThrow();
        Element pool = Element.of("pool").with("type", type);
        for (Map.Entry<String, String> each : given.attributes().entrySet()) {
            pool = each.getKey().startsWith("xmlns:") ? pool.with(each.getKey(), each.getValue()) : pool;
        }
        return pool.add("name", name)
                .add(uuid)
                .addAll(sizes(CAPACITY, Bytes.ZERO))
                .add(named(source, type, name))
                .addAll(target(given, type, name).stream().toList())
                .addAll(others(given));
    }

    static List<Element> sizes(Bytes capacity, Bytes allocation) {
        return List.of(
                bytes("capacity", capacity.bytes()),
                bytes("allocation", allocation.bytes()),
                bytes("available", Math.max(0, capacity.bytes() - allocation.bytes())));
    }

    private static Element bytes(String name, long amount) {
        return Element.of(name, Long.toString(amount)).with("unit", "bytes");
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME));
        }
        if (name.indexOf('/') >= 0) {
            throw DomainXml.xmlError("name " + name + " cannot contain '/'");
        }
        if (name.indexOf('\n') >= 0) {
            throw new BadXml("invalid char in name: '\\n'");
        }
    }

    private static Element source(Element given, String type) {
        Element source = given.child("source").orElseGet(() -> Element.of("source"));
        source = source.mapChildren("adapter", adapter -> DeviceXml.standard(adapter, "type", "scsi_host"));
        boolean lvm = type.equals("logical") && source.child("format").isEmpty();
        return lvm ? source.add(Element.of("format").with("type", "lvm2")) : source;
    }

    private static Element named(Element source, String type, String name) {
        boolean missing = FOLDERS.containsKey(type) && source.child("name").isEmpty();
        Element named = missing ? source.withNodes(withName(source, name)) : source;
        return named.nodes().isEmpty() ? named.withText(EMPTY) : named;
    }

    private static List<Element> withName(Element source, String name) {
        List<Element> children = new java.util.ArrayList<>(source.children());
        int format = 0;
        while (format < children.size() && !children.get(format).name().equals("format")) {
            format++;
        }
        children.add(format, Element.of("name", name));
        return children;
    }

    private static Optional<Element> target(Element given, String type, String name) {
        if (WITHOUT_TARGET.contains(type)) {
            return given.child("target");
        }
        Element target = given.child("target").orElseGet(() -> Element.of("target"));
        Optional<String> own = Optional.ofNullable(FOLDERS.get(type))
                .map(folder -> folder + given.at("source/name").orElse(name));
        String path = own.or(() -> target.at("path").filter(each -> !each.isBlank()))
                .orElseThrow(() -> DomainXml.xmlError("missing storage pool target path"));
        return Optional.of(target.put(Element.of("path", clean(path)))
                .flatMapChildren(child -> child.name().equals("permissions")
                        ? VolXml.permissions(child).stream().toList()
                        : List.of(child)));
    }

    private static String clean(String path) {
        String single = path.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static List<Element> others(Element given) {
        Set<String> written =
                Set.of("name", "uuid", "capacity", "allocation", "available", "source", "target", "volume");
        return given.children().stream()
                .filter(each -> !written.contains(each.name()))
                .toList();
    }
}

package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What libvirt's test driver adds to the definition of a volume. */
final class VolXml {

    static final Field<Bytes> CAPACITY = Field.storage("capacity");
    static final Field<Bytes> ALLOCATION = Field.storage("allocation");

    private static final Set<String> TYPES = Set.of("file", "block", "dir", "network", "netdir", "ploop");
    private static final Set<String> ON_NETWORK = Set.of("rbd", "sheepdog", "gluster", "iscsi-direct");
    private static final Set<String> OF_BLOCKS = Set.of("logical", "disk", "iscsi", "scsi", "mpath", "zfs");
    private static final Set<String> FORMATS = Set.of(
            "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2",
            "qed", "vmdk");

    /** The number that means nobody in particular. */
    private static final long NOBODY = 0xffff_ffffL;

    private VolXml() {}

    /** Completes a document for a volume in a pool; the key and the path are the pool's to give. */
    static Element complete(TestPool pool, Element given) {
        Element clean = given.stripped();
        if (!clean.name().equals("volume")) {
            throw DomainXml.xmlError("unexpected root element <" + clean.name() + ">, expecting <volume>");
        }
        String name = clean.at("name").orElse("");
        if (name.isEmpty()) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_NAME));
        }
        if (name.indexOf('/') >= 0) {
            throw DomainXml.xmlError("name " + name + " cannot contain '/'");
        }
        if (clean.child("capacity").isEmpty()) {
            throw DomainXml.xmlError("missing capacity element");
        }
        return document(pool, clean, name);
    }

    private static Element document(TestPool pool, Element given, String name) {
        Bytes capacity = CAPACITY.require(given);
        String path = pool.targetPath() + "/" + name;
        String type = typeOf(pool);
        Element target = given.child("target").orElseGet(() -> Element.of("target"));
        Element sizes = ALLOCATION.write(
                CAPACITY.write(Element.of("volume"), capacity),
                ALLOCATION.read(given).orElse(capacity));
        return Element.of("volume")
                .with("type", given.attribute("type").filter(TYPES::contains).orElse(type))
                .add("name", name)
                .add("key", path)
                .addAll(sizes.children())
                .add(Element.of("target").addAll(target(target, path, type.equals("file"))))
                .addAll(given.children("backingStore").stream()
                        .map(backing -> Element.of("backingStore")
                                .addAll(target(backing, backing.at("path").orElse(""), false)))
                        .toList());
    }

    private static String typeOf(TestPool pool) {
        String type = pool.type();
        return ON_NETWORK.contains(type) ? "network" : OF_BLOCKS.contains(type) ? "block" : "file";
    }

    private static List<Element> target(Element given, String path, boolean file) {
        Element format =
                given.child("format").orElseGet(() -> Element.of("format").with("type", "raw"));
        String kind = format.attribute("type").orElse("raw");
        if (file && !FORMATS.contains(kind)) {
            throw DomainXml.unsupported("unknown volume format type " + kind);
        }
        List<Element> parts = new ArrayList<>(List.of(Element.of("path", path), format));
        for (Element each : given.children()) {
            switch (each.name()) {
                case "permissions" -> permissions(each).ifPresent(parts::add);
                // Whether a file is copied on write is asked for, and not told.
                case "path", "format", "nocow" -> {}
                default -> parts.add(each);
            }
        }
        return parts;
    }

    /** Who may do what with a file, as everybody writes it; empty when nobody says anything. */
    static Optional<Element> permissions(Element given) {
        Element written = Element.of("permissions");
        for (String name : List.of("mode", "owner", "group", "label")) {
            Optional<String> text = given.at(name).map(String::strip).filter(each -> !each.isEmpty());
            if (text.isPresent()) {
                written = written.addAll(permission(name, text.get()));
            }
        }
        return Optional.of(written).filter(each -> !each.children().isEmpty());
    }

    private static List<Element> permission(String name, String text) {
        try {
            return switch (name) {
                case "mode" -> List.of(Element.of(name, mode(Integer.parseInt(text, 8))));
                case "label" -> List.of(Element.of(name, text));
                default -> {
                    long number = Long.parseLong(text);
                    yield number == NOBODY || number == -1
                            ? List.of()
                            : List.of(Element.of(name, Long.toString(number)));
                }
            };
        } catch (NumberFormatException bad) {
            throw DomainXml.xmlError("malformed " + (name.equals("mode") ? "octal mode" : name + " element"));
        }
    }

    private static String mode(int bits) {
        if (bits < 0 || bits > 0777) {
            throw DomainXml.xmlError("malformed octal mode");
        }
        return "0" + Integer.toOctalString(bits);
    }
}

package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.Set;

/**
 * A volume of a simulated pool.
 *
 * @param pool its pool
 * @param name its name
 * @param text its document
 */
record TestVol(TestPool pool, String name, String text) {

    private static final Field<Bytes> CAPACITY = Field.storage("capacity");
    private static final Field<Bytes> ALLOCATION = Field.storage("allocation");
    private static final Set<String> ON_NETWORK = Set.of("rbd", "sheepdog", "gluster", "iscsi-direct");
    private static final Set<String> OF_BLOCKS = Set.of("logical", "disk", "iscsi", "scsi", "mpath", "zfs");

    /** Completes a document for a volume in a pool; the key and the path are the pool's to give. */
    static TestVol of(TestPool pool, Element given) {
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
        return new TestVol(pool, name, document(pool, clean, name).toString());
    }

    private static Element document(TestPool pool, Element given, String name) {
        Bytes capacity = CAPACITY.require(given);
        String path = pool.targetPath() + "/" + name;
        Element target = given.child("target").orElseGet(() -> Element.of("target"));
        Element format =
                target.child("format").orElseGet(() -> Element.of("format").with("type", "raw"));
        Element sizes = ALLOCATION.write(
                CAPACITY.write(Element.of("volume"), capacity),
                ALLOCATION.read(given).orElse(capacity));
        return Element.of("volume")
                .with("type", typeOf(pool))
                .add("name", name)
                .add("key", path)
                .addAll(sizes.children())
                .add(Element.of("target")
                        .add("path", path)
                        .add(format)
                        .addAll(target.withoutChildren("path")
                                .withoutChildren("format")
                                .children()))
                .addAll(given.children("backingStore"));
    }

    private static String typeOf(TestPool pool) {
        String type = pool.type();
        return ON_NETWORK.contains(type) ? "network" : OF_BLOCKS.contains(type) ? "block" : "file";
    }

    StorageVolRef ref() {
        return new StorageVolRef(pool.name(), name, key());
    }

    Element document() {
        return Element.parse(text);
    }

    String key() {
        return document().at("key").orElseThrow();
    }

    String path() {
        return document().at("target/path").orElseThrow();
    }

    Bytes capacity() {
        return CAPACITY.read(document()).orElse(Bytes.ZERO);
    }

    Bytes allocation() {
        return ALLOCATION.read(document()).orElse(Bytes.ZERO);
    }

    StorageVolType type() {
        return Optional.of(document().attribute("type").orElse("file"))
                .map(type -> switch (type) {
                    case "network" -> StorageVolType.NETWORK;
                    case "block" -> StorageVolType.BLOCK;
                    default -> StorageVolType.FILE;
                })
                .orElseThrow();
    }
}

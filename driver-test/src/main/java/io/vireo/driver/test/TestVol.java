package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.util.Optional;

/**
 * A volume of a simulated pool.
 *
 * @param pool its pool
 * @param name its name
 * @param text its document
 */
record TestVol(TestPool pool, String name, String text) {

    /** A volume of a file, which may be anywhere and have any key. */
    static TestVol ofFile(TestPool pool, Element given) {
        TestVol made = of(pool, given.stripped());
        String path = given.at("target/path").map(String::strip).orElse(made.path());
        String key = given.at("key").map(String::strip).orElse(path);
        Element document = made.document()
                .put(Element.of("key", key))
                .mapChildren("target", target -> target.put(Element.of("path", path)));
        return new TestVol(pool, made.name(), document.toString());
    }

    static TestVol of(TestPool pool, Element given) {
        Element document = VolXml.complete(pool, given);
        return new TestVol(pool, document.at("name").orElseThrow(), document.toString());
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
        return VolXml.CAPACITY.read(document()).orElse(Bytes.ZERO);
    }

    Bytes allocation() {
        return VolXml.ALLOCATION.read(document()).orElse(Bytes.ZERO);
    }

    StorageVolType type() {
        return Optional.of(document().attribute("type").orElse("file"))
                .map(type -> switch (type) {
                    case "network" -> StorageVolType.NETWORK;
                    case "block" -> StorageVolType.BLOCK;
                    case "dir" -> StorageVolType.DIR;
                    case "netdir" -> StorageVolType.NETDIR;
                    case "ploop" -> StorageVolType.PLOOP;
                    default -> StorageVolType.FILE;
                })
                .orElseThrow();
    }
}

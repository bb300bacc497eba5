package io.vireo.driver.kit.storage;

import io.vireo.storage.StoragePoolRef;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The definition of a pool, complete and checked.
 *
 * @param name its name
 * @param uuid its UUID
 * @param document the element {@code pool}, without sizes
 */
public record PoolDefinition(String name, UUID uuid, Element document) {

    /**
     * Returns its reference.
     *
     * @return name and UUID
     */
    public StoragePoolRef ref() {
        return new StoragePoolRef(name, uuid);
    }

    /**
     * Returns the word for its type.
     *
     * @return a word such as {@code dir}
     */
    public String type() {
        return document.attribute("type").orElse("");
    }

    /**
     * Returns where its volumes appear.
     *
     * @return the path of the target
     */
    public Path target() {
        return Path.of(document.at("target/path").orElse("/"));
    }

    /**
     * Returns what its target is to look like.
     *
     * @return the permissions that the definition names
     */
    public Permissions permissions() {
        return document.find("target/permissions").map(Permissions::read).orElse(Permissions.ANY);
    }

    /** The same with the mode and the owners that its target has. */
    PoolDefinition seenAs(Permissions now) {
        Permissions said = permissions();
        Element permissions = new Permissions(now.mode(), now.owner(), now.group(), said.label()).document();
        return new PoolDefinition(name, uuid, document.mapChildren("target", target -> target.put(permissions)));
    }
}

package io.vireo.tck;

import java.util.UUID;

/**
 * A name and a UUID that nothing else has.
 *
 * @param name the name
 * @param uuid the UUID
 */
record Identity(String name, UUID uuid) {

    static Identity unused() {
        UUID uuid = UUID.randomUUID();
        return new Identity("tck-" + uuid.toString().substring(0, 8), uuid);
    }

    Identity withName(String other) {
        return new Identity(other, uuid);
    }

    Identity withUuid(UUID other) {
        return new Identity(name, other);
    }
}

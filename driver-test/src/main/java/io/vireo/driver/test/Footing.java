package io.vireo.driver.test;

import java.util.UUID;
import java.util.function.UnaryOperator;

/** Who an object is, for ever, and how it stands, now. */
final class Footing {

    private final String name;
    private final UUID uuid;
    private volatile Standing standing;

    Footing(String name, UUID uuid, Standing standing) {
        this.name = name;
        this.uuid = uuid;
        this.standing = standing;
    }

    String name() {
        return name;
    }

    UUID uuid() {
        return uuid;
    }

    Standing standing() {
        return standing;
    }

    synchronized Standing change(UnaryOperator<Standing> change) {
        standing = change.apply(standing);
        return standing;
    }
}

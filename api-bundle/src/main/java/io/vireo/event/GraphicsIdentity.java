package io.vireo.event;

import java.util.Objects;

/**
 * One thing that is known of a viewer's user.
 *
 * @param type what kind of thing, such as {@code x509dname} or {@code saslUsername}
 * @param name the thing itself
 */
public record GraphicsIdentity(String type, String name) {

    /** Refuses an identity that lacks a part. */
    public GraphicsIdentity {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
    }
}

package io.vireo.domain;

import io.vireo.VirtStream;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture of a screen.
 *
 * @param mime its media type, such as {@code image/png}
 * @param content its bytes, to be read and closed
 */
public record Screenshot(Optional<String> mime, VirtStream content) {

    /** Refuses a value that lacks a part. */
    public Screenshot {
        Objects.requireNonNull(mime, "mime");
        Objects.requireNonNull(content, "content");
    }
}

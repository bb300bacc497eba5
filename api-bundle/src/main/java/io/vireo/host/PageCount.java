package io.vireo.host;

import io.vireo.Bytes;
import io.vireo.Kib;
import java.util.Objects;

/**
 * A number of pages of one size.
 *
 * @param size the size of one page
 * @param count how many pages
 */
public record PageCount(@Kib Bytes size, long count) {

    /** Refuses pages without a size. */
    public PageCount {
        Objects.requireNonNull(size, "size");
    }
}

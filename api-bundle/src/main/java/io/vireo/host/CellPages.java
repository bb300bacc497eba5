package io.vireo.host;

import java.util.List;

/**
 * The pages of a NUMA cell that are free.
 *
 * @param cell the number of the cell
 * @param pages one count for each size that was asked for
 */
public record CellPages(int cell, List<PageCount> pages) {

    /** Keeps a copy of the list. */
    public CellPages {
        pages = List.copyOf(pages);
    }
}

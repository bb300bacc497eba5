package io.vireo.host;

import io.vireo.Access;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Kib;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The memory of the host: how much is free, how pages are shared, and the pools of huge pages. */
@ConsumerType
public interface HostMemory extends Facet.OfConnect {

    /** Stands for all NUMA cells together. */
    int ALL_CELLS = -1;

    /**
     * Returns how much memory is free.
     *
     * @return the free memory of the whole host
     */
    @C("virNodeGetFreeMemory")
    @Access(value = "connect:read", readOnly = true)
    Bytes freeMemory();

    /**
     * Returns how much memory is free in each NUMA cell.
     *
     * @param startCell the number of the first cell
     * @return the free memory of that cell and of those after it
     * @throws VirtException with INVALID_ARG when there is no such cell
     */
    @C("virNodeGetCellsFreeMemory")
    @Access(value = "connect:read", readOnly = true)
    default List<Bytes> cellsFreeMemory(int startCell) {
        throw new Unsupported();
    }

    /**
     * Returns how the host's memory is used.
     *
     * <p>The counters are KiB: {@code total}, {@code free}, {@code buffers}, {@code cached}; of a single cell only
     * the first two.
     *
     * @param cell the number of the cell, or {@link #ALL_CELLS}
     * @return the counters that the host has
     * @throws VirtException with INVALID_ARG when there is no such cell
     */
    @C("virNodeGetMemoryStats")
    @Access(value = "connect:read", readOnly = true)
    default List<NodeCounter> memoryStats(int cell) {
        throw new Unsupported();
    }

    /**
     * Returns how the host shares equal pages among guests.
     *
     * @return the values whose names begin with {@code shm_}
     */
    @C("virNodeGetMemoryParameters")
    @Access(value = "connect:read", readOnly = true)
    default TypedParameters memoryParameters() {
        throw new Unsupported();
    }

    /**
     * Changes how the host shares equal pages among guests.
     *
     * @param parameters some of {@code shm_pages_to_scan}, {@code shm_sleep_millisecs} and {@code
     *     shm_merge_across_nodes}, each UINT
     * @throws VirtException with INVALID_ARG when a name or type is none of these; nothing changed then
     */
    @C("virNodeSetMemoryParameters")
    @Access("connect:write")
    default void setMemoryParameters(TypedParameters parameters) {
        throw new Unsupported();
    }

    /**
     * Returns how many pages of some sizes are free in some NUMA cells.
     *
     * @param sizes the page sizes to ask for
     * @param startCell the number of the first cell
     * @param cellCount how many cells
     * @return the counts, one entry a cell
     * @throws VirtException with OPERATION_FAILED when there is no such cell or size
     */
    @C("virNodeGetFreePages")
    @Access(value = "connect:read", readOnly = true)
    default List<CellPages> freePages(List<@Kib Bytes> sizes, int startCell, int cellCount) {
        throw new Unsupported();
    }

    /**
     * Changes the pools of huge pages of some NUMA cells.
     *
     * <p>A host short of memory may take fewer pages than asked for.
     *
     * @param pages the size and the number for each pool
     * @param startCell the number of the first cell; -1 to spread the pages over all cells
     * @param cellCount how many cells
     * @param flags how the counts are meant
     * @return how many of the pools were changed as asked for
     */
    @C("virNodeAllocPages")
    @Access("connect:write")
    default int allocPages(List<PageCount> pages, int startCell, int cellCount, Set<AllocPagesFlag> flags) {
        throw new Unsupported();
    }
}

package io.vireo.driver.kit.host;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.host.AllocPagesFlag;
import io.vireo.host.CellPages;
import io.vireo.host.HostMemory;
import io.vireo.host.NodeCounter;
import io.vireo.host.PageCount;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells how the host's memory is used, as the kernel counts it. */
public final class KernelMemory implements HostMemory {
    private static final String NODES = "sys/devices/system/node/node";
    private static final long SMALL_PAGE = 4;

    private final HostFiles files;

    /** Of the host with these files. */
    public KernelMemory(HostFiles files) {
        this.files = files;
    }

    @Override
    public Bytes freeMemory() {
        return Bytes.ofKib(ofHost("MemFree").orElse(0));
    }

    private OptionalLong ofHost(String name) {
        return files.tableNumber("proc/meminfo", name);
    }

    private OptionalLong ofCell(int cell, String name) {
        return files.tableNumber(NODES + cell + "/meminfo", "Node " + cell + " " + name);
    }

    private List<Integer> cells() {
        return HostTopology.of(files).cells().stream()
                .map(HostTopology.Cell::id)
                .toList();
    }

    /** A kernel without NUMA has no counters for its one cell but those of the host. */
    private long free(int cell) {
        return ofCell(cell, "MemFree").orElse(ofHost("MemFree").orElse(0));
    }

    @Override
    public List<Bytes> cellsFreeMemory(int startCell) {
        List<Integer> cells = cells();
        requireCell(cells, startCell);
        return cells.stream()
                .filter(cell -> cell >= startCell)
                .map(cell -> Bytes.ofKib(free(cell)))
                .toList();
    }

    private static void requireCell(List<Integer> cells, int cell) {
        if (!cells.contains(cell)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "start cell " + cell + " out of range (0-" + cells.get(cells.size() - 1) + ")");
        }
    }

    @Override
    public List<NodeCounter> memoryStats(int cell) {
        var counters = new ArrayList<NodeCounter>();
        if (cell != ALL_CELLS) {
            requireCell(cells(), cell);
            add(counters, "total", ofCell(cell, "MemTotal"));
            add(counters, "free", ofCell(cell, "MemFree"));
            if (!counters.isEmpty()) {
                return counters;
            }
        }
        add(counters, "total", ofHost("MemTotal"));
        add(counters, "free", ofHost("MemFree"));
        if (cell == ALL_CELLS) {
            add(counters, "buffers", ofHost("Buffers"));
            add(counters, "cached", ofHost("Cached"));
        }
        return counters;
    }

    private static void add(List<NodeCounter> counters, String name, OptionalLong value) {
        value.ifPresent(number -> counters.add(new NodeCounter(name, number)));
    }

    @Override
    public TypedParameters memoryParameters() {
        return new PageMerging(files).parameters();
    }

    @Override
    public void setMemoryParameters(TypedParameters parameters) {
        new PageMerging(files).change(parameters);
    }

    @Override
    public List<CellPages> freePages(List<Bytes> sizes, int startCell, int cellCount) {
        List<Integer> cells = cells();
        var chosen = cells.stream()
                .filter(cell -> cell >= startCell && cell - startCell < cellCount)
                .toList();
        if (startCell < 0 || cellCount < 1 || chosen.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "start cell " + startCell + " out of range (0-" + cells.get(cells.size() - 1) + ")");
        }
        return chosen.stream()
                .map(cell -> new CellPages(
                        cell,
                        sizes.stream()
                                .map(size -> new PageCount(size, free(cell, size.kib())))
                                .toList()))
                .toList();
    }

    @Override
    public int allocPages(List<PageCount> pages, int startCell, int cellCount, Set<AllocPagesFlag> flags) {
        boolean set = flags.contains(AllocPagesFlag.SET);
        if (startCell == ALL_CELLS) {
            return HugePages.ofHost(files).change(pages, set);
        }
        return cells().stream()
                .filter(cell -> cell >= startCell && cell - startCell < cellCount)
                .mapToInt(cell -> HugePages.ofCell(files, cell).change(pages, set))
                .sum();
    }

    private long free(int cell, long pageKib) {
        if (pageKib == SMALL_PAGE) {
            return free(cell) / SMALL_PAGE;
        }
        String count = "hugepages-" + pageKib + "kB/free_hugepages";
        OptionalLong ofCell = files.number(NODES + cell + "/hugepages/" + count);
        OptionalLong free = ofCell.isPresent() ? ofCell : files.number("sys/kernel/mm/hugepages/" + count);
        return free.orElseThrow(() -> new VirtException(
                ErrorCode.OPERATION_FAILED, "page size " + pageKib + " is not available on node " + cell));
    }
}
